import { settingEndpoints, settingInputs, type FilesOpenView } from '../../../contract/settings.ts'
import { shortMoment } from '../../lib/format.ts'
import { Mark } from '../../ui/badges.tsx'
import { SettingForm } from './setting-form.tsx'

/** 服务档案: how long a verified person's file stays open, and what he reads of those who looked. */
export const FilesForm = ({ files, mayChange }: { files: FilesOpenView; mayChange: boolean }) => {
  const { window: atWindow, hotline, network, desk, showStaffNames } = files
  return (
    <div className="stack">
      <p className="row">
        <strong className="num">窗口 {atWindow}、热线 {hotline}、本人网上 {network}、承办 {desk} 分钟</strong>{files.verified ? null : <Mark words="待核实" shape="yours" icon="warn" />}
        <span className="soft small">{files.setAt ? `${files.setBy ?? ''} ${shortMoment(files.setAt)}` : '默认值'}。核实身份后档案打开这么久，到时自己关上；本人看查看记录时{showStaffNames ? '显示' : '不显示'}工作人员姓名。</span>
      </p>
      {mayChange ? <div className="no-print"><SettingForm key={JSON.stringify(files)} title="改设置" row={settingEndpoints.setFiles} schema={settingInputs.files} start={{ window: atWindow, hotline, network, desk, showStaffNames }} done="服务档案的设置已更新" /></div> : null}
    </div>
  )
}
