import { z } from 'zod'

/** What is said where a schema says nothing of its own: in Chinese, at the field, with what to do. Loaded with every endpoint. */
z.config({ customError: (issue) => wordsOf(issue as Issue) })

const wordsOf = (issue: Issue): string => {
  switch (issue.code) {
    case 'invalid_type': return issue.input === undefined || issue.input === null ? '请填写这一项' : '格式不对，请检查后重填'
    case 'too_big': return { string: `最多 ${issue.maximum} 字`, array: `最多 ${issue.maximum} 项` }[issue.origin ?? ''] ?? `不能大于 ${issue.maximum}`
    case 'too_small': return { string: Number(issue.minimum) <= 1 ? '请填写这一项' : `至少 ${issue.minimum} 个字`, array: Number(issue.minimum) <= 1 ? '请至少选一项' : `至少 ${issue.minimum} 项` }[issue.origin ?? ''] ?? `不能小于 ${issue.minimum}`
    case 'invalid_value': return '请从给出的选项中选择'
    case 'unrecognized_keys': return '有多余的内容，请刷新页面后重填'
    default: return '格式不对，请检查后重填'
  }
}

type Issue = { readonly code?: string; readonly input?: unknown; readonly origin?: string; readonly maximum?: number | bigint; readonly minimum?: number | bigint }
