import ConfigProvider from 'antd/es/config-provider/index.js'
import AntSelect from 'antd/es/select/index.js'
import zhCN from 'antd/es/locale/zh_CN.js'
import type { ReactNode } from 'react'
import type { ControlIds } from './field.tsx'
import { antdTheme } from './theme.ts'

/** A list to choose from with search: long lists stay quick because only what is seen is drawn. */
export const Select = ({ ids, label, value, onChange, options, multiple = false, busy = false, onSearch, placeholder, max }: SelectProps) => (
  <ConfigProvider locale={zhCN} theme={antdTheme}>
    <AntSelect
      id={ids?.id} aria-label={ids ? undefined : label} aria-describedby={ids?.['aria-describedby']} status={ids?.['aria-invalid'] ? 'error' : ''}
      value={value ?? (multiple ? [] : undefined)} onChange={onChange} options={[...options]} mode={multiple ? 'multiple' : undefined}
      showSearch={onSearch ? { onSearch, filterOption: false } : { optionFilterProp: 'text' }} allowClear loading={busy} placeholder={placeholder ?? '请选择，可输入文字查找'}
      maxCount={multiple ? max : undefined} notFoundContent={busy ? '正在查找…' : '没有找到'} optionRender={(option) => option.data.detail ?? option.label}
    />
  </ConfigProvider>
)

export type SelectOption = { value: string; label: string; text: string; detail?: ReactNode }
type SelectProps = {
  ids?: ControlIds; label: string; value: string | string[] | undefined; onChange: (next: string | string[] | undefined) => void
  options: readonly SelectOption[]; multiple?: boolean; busy?: boolean; onSearch?: (words: string) => void; placeholder?: string; max?: number
}
