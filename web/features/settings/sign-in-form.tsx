import { signInBounds, type SignInNumber } from '../../../contract/residents.ts'
import { settingEndpoints, settingInputs, type SignInSettingView } from '../../../contract/settings.ts'
import { shortMoment } from '../../lib/format.ts'
import { Mark } from '../../ui/badges.tsx'
import { SettingForm } from './setting-form.tsx'

/** 群众登录: codes, tries, sessions. From no rule that we have read, so 待核实 until the office has set them. */
export const SignInForm = ({ numbers, mayChange }: { numbers: SignInSettingView; mayChange: boolean }) => {
  const { setBy, setAt, verified, ...start } = numbers
  const names = Object.keys(signInBounds) as SignInNumber[]
  return (
    <div className="stack">
      <p>{names.map((name) => `${signInBounds[name].zh} ${numbers[name]}`).join('；')}。</p>
      <p className="row">{verified ? null : <Mark words="待核实" shape="yours" icon="warn" />}<span className="soft small">{setAt ? `${setBy ?? ''} ${shortMoment(setAt)}` : '默认值'}</span></p>
      {mayChange ? <details className="no-print"><summary>改设置</summary><SettingForm key={JSON.stringify(start)} title="群众登录" row={settingEndpoints.setSignIn} schema={settingInputs.signIn} start={start} done="群众登录的设置已更新" /></details> : null}
    </div>
  )
}
