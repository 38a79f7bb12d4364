import type { z } from 'zod'
import { productInputs } from '../../../contract/shops.ts'
import type { Refusal } from '../../platform/errors.ts'
import type { Write } from '../../platform/flush.ts'
import type { Action, Decide, Outcome } from '../../platform/lifecycle.ts'
import { forbiddenIn, saidPlainly } from './forbidden-words.ts'
import type { Product } from './record.ts'
import { noticeOf, reviewerOf } from './shop-actions.ts'
import type { ShopWorld } from './world.ts'

/** A product is looked at by a machine for words and by a person for the rest before anybody sees it. */
export const productActions: Readonly<Record<string, Action<Product, ShopWorld>>> = {
  amend: verb(productInputs.amend, '改过要重新提交审核；审核以前居民看不到。', ({ input }) => ({ set: { ...productColumnsOf(input), why: null }, facts: { text: '改了内容' } })),
  submit: verb(productInputs.submit, '先查不许用的词，再交司法局审核。', ({ record, actor, now, world }) => {
    const fields: Record<string, string> = {}
    for (const found of wordsIn(record, world)) fields[found.field] = [fields[found.field], saidPlainly([found])].filter(Boolean).join('；')
    if (Object.keys(fields).length) return { kind: 'invalid', message: `有不许用的词，还不能提交：${Object.values(fields).join('；')}。请改过再交。`, fields }
    return { set: { submitted_by: actor.id, why: null }, facts: { text: '提交审核' }, writes: [noticeOf(now, `服务产品“${record.name}”提交审核，请审核`, `/shops/${record.shopId}`, record.bureauId, reviewerOf(world))] }
  }),
  approve: verb(productInputs.approve, '居民看得到、订得到。', ({ record, actor, now, world }) => {
    if (record.submittedBy === actor.id) return { kind: 'notAllowed', message: '自己提交的，要由别人审核。' }
    const found = wordsIn(record, world)
    return found.length ? { kind: 'invalid', message: `提交以后，不许用的词有了新的规定：${saidPlainly(found)}。请退回修改。` } : { set: { why: null }, facts: { text: '审核通过' }, writes: [tell(record, now, '审核通过，已展示')] }
  }),
  sendBack: verb(productInputs.sendBack, '退回机构修改。', ({ record, input, now }) => ({ set: { why: input.reason }, facts: { text: input.reason }, writes: [tell(record, now, `审核退回：${input.reason}`)] })),
  takeDown: verb(productInputs.takeDown, '居民看不到了；理由告诉机构，改过可以再交。', ({ record, input, now }) => ({ set: { why: input.reason }, facts: { text: input.reason }, writes: [tell(record, now, `下架：${input.reason}`)] })),
  restore: verb(productInputs.restore, '恢复展示。', ({ record, input, now }) => ({ set: { why: null }, facts: { text: input.reason }, writes: [tell(record, now, `恢复上架：${input.reason}`)] })),
  withdraw: verb(productInputs.withdraw, '收回成草稿，居民看不到了。', () => ({ facts: { text: '机构自己收回' } })),
}

export const wordsIn = (product: Pick<Product, 'name' | 'class' | 'forWhom' | 'content' | 'form' | 'area' | 'price' | 'priceBasis' | 'timeLimit'>, { rules }: Pick<ShopWorld, 'rules'>) => {
  const { name, class: kind, forWhom, content, form, area, price, priceBasis, timeLimit } = product
  return forbiddenIn({ name, class: kind, forWhom, content, form, area, price, priceBasis, timeLimit }, rules.forbidden)
}

export const productColumnsOf = (said: z.infer<typeof productInputs.amend>): Record<string, unknown> => ({
  name: said.name, class: said.class, for_whom: said.forWhom, content: said.content, form: said.form, area: said.area, price: said.price || null, price_basis: said.priceBasis || null, time_limit: said.timeLimit,
})

const tell = (product: Product, now: Date, text: string): Write => noticeOf(now, `服务产品“${product.name}”${text}`, `/shops/${product.shopId}`, product.unitId, null)

function verb<I>(input: z.ZodType<I>, next: string, decide: (call: Decide<Product, ShopWorld, I>) => Refusal | Outcome): Action<Product, ShopWorld> {
  return { input, next: () => next, decide } as unknown as Action<Product, ShopWorld>
}
