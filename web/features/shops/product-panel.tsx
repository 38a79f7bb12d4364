import { productInputs, type ForbiddenFound, type ProductView } from '../../../contract/shops.ts'
import { StateTag } from '../../ui/badges.tsx'
import { Facts, Notice, Panel } from '../../ui/panels.tsx'
import { MarkedText } from '../publications/marked-text.tsx'
import { ActBar } from './act-bar.tsx'
import { useActOnProduct } from './data.ts'
import { productShape } from './shapes.ts'

/** One product as it was written; words that may not be used are marked where they stand. */
export const ProductPanel = ({ product, unitId }: { product: ProductView; unitId: string }) => {
  const act = useActOnProduct(product.id, product.version)
  const { name, class: kind, forWhom, content, form, area, price, priceBasis, timeLimit } = product
  const marked = (field: string, text: string) => <MarkedText text={text} findings={product.found.filter((one) => one.field === field).map(asFinding)} />
  const start = { name, class: kind, forWhom, content, form, area, timeLimit, ...(price ? { price } : {}), ...(priceBasis ? { priceBasis } : {}) }
  return (
    <Panel title={name} aside={<StateTag shape={productShape[product.state]} word={product.stateName} />} spaced>
      {product.why ? <Notice tone="amber">{product.why}</Notice> : null}
      {product.found.length ? <Notice tone="amber">有不许用的词，改了才能提交：{product.found.map((one) => `“${one.sample}”：${one.says}`).join('；')}</Notice> : null}
      {product.found.some((one) => one.field === 'name') ? marked('name', name) : null}
      {marked('content', content)}
      <Facts rows={[['类别', kind], ['服务对象', product.found.some((one) => one.field === 'forWhom') ? marked('forWhom', forWhom) : forWhom], ['方式', form], ['区域', area], ['价格', price ?? '免费'], priceBasis ? ['收费依据', priceBasis] : null, ['办多久', timeLimit]]} />
      <ActBar actions={product.actions} schemas={productInputs} unitId={unitId} start={start} act={act.mutateAsync} name={name} />
    </Panel>
  )
}

const asFinding = ({ at, length, sample, says }: ForbiddenFound) => ({ kind: 'secretMark' as const, zh: says, at, length, sample, blocks: true })
