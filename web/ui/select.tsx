import ConfigProvider from 'antd/es/config-provider/index.js'
import AntSelect from 'antd/es/select/index.js'
import zhCN from 'antd/es/locale/zh_CN.js'
import { useEffect, useRef, type ReactNode } from 'react'
import type { ControlIds } from './field.tsx'
import { antdTheme } from './theme.ts'

/** A list to choose from with search: long lists stay quick because only what is seen is drawn. Delete empties it. */
export const Select = ({ ids, label, value, onChange, options, multiple = false, busy = false, onSearch, placeholder, max }: SelectProps) => {
  const box = useRef<HTMLSpanElement>(null)
  // The library's cross is one more stop for the Tab key, in English; by keyboard Delete does its work.
  useEffect(() => {
    const cross = box.current?.querySelector('.ant-select-clear')
    cross?.setAttribute('tabindex', '-1')
    cross?.setAttribute('aria-label', `清除${label}`)
  })
  const empty = (event: React.KeyboardEvent): void => {
    if (!multiple && value && ['Delete', 'Backspace'].includes(event.key) && event.target instanceof HTMLInputElement && event.target.value === '') onChange(undefined)
  }
  return (
    <ConfigProvider locale={zhCN} theme={antdTheme}>
      <span ref={box} style={{ display: 'contents' }}>
        <AntSelect
          id={ids?.id} aria-label={ids ? undefined : label} aria-describedby={ids?.['aria-describedby']} status={ids?.['aria-invalid'] ? 'error' : ''}
          value={value ?? (multiple ? [] : undefined)} onChange={onChange} options={[...options]} mode={multiple ? 'multiple' : undefined} onKeyDown={empty}
          showSearch={onSearch ? { onSearch, filterOption: false } : { optionFilterProp: 'text' }} allowClear loading={busy} placeholder={placeholder ?? '请选择，可输入文字查找'}
          maxCount={multiple ? max : undefined} notFoundContent={busy ? '正在查找…' : '没有找到'} optionRender={(option) => option.data.detail ?? option.label}
        />
      </span>
    </ConfigProvider>
  )
}

export type SelectOption = { value: string; label: string; text: string; detail?: ReactNode }
type SelectProps = {
  ids?: ControlIds; label: string; value: string | string[] | undefined; onChange: (next: string | string[] | undefined) => void
  options: readonly SelectOption[]; multiple?: boolean; busy?: boolean; onSearch?: (words: string) => void; placeholder?: string; max?: number
}
