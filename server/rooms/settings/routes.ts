import { settingEndpoints as e, type SettingsView } from '../../../contract/settings.ts'
import { inContext } from '../../platform/context.ts'
import { refuse } from '../../platform/errors.ts'
import { route, type AnyRoute, type Call } from '../../platform/http.ts'
import { changeSetting } from './change.ts'
import { settingPermissions } from './permissions.ts'
import { setDailyCheck } from './set-daily-check.ts'
import { setDay } from './set-day.ts'
import { setFigure } from './set-figure.ts'
import { setFiles } from './set-files.ts'
import { setHours } from './set-hours.ts'
import { setLimit, withdrawLimit } from './set-limit.ts'
import { setSensitiveTopic } from './set-sensitive-topic.ts'
import { setSignIn } from './set-sign-in.ts'
import { settingsView } from './settings-view.ts'

const mayChange = { rows: settingPermissions, action: 'changeSettings' }
const ownEntry = { reads: 'ownEntry' } as const

/** Endpoint → function. `changed` is waited for, so that whoever set something is already answered under it. */
export const settingRoutes = (changed: () => Promise<void>): readonly AnyRoute[] => {
  const shown = async (call: Call, year?: number): Promise<SettingsView> => {
    await changed()
    return inContext(call.pool, call.sight, (tx) => settingsView(tx, { ...call, year }))
  }
  return [
    route({
      endpoint: e.settings, permission: { signedIn: true }, audit: { reads: 'nothing' },
      run: { inTx: async (call, { year }) => (call.actor.kind === 'staff' ? settingsView(call.tx, { ...call, year }) : refuse('notAllowed', '这项功能只供工作人员使用。')) },
    }),
    route({ endpoint: e.setDay, permission: mayChange, audit: ownEntry, run: { own: async (call, input) => { await changeSetting(call, 'setDay', input, setDay); return shown(call, Number(input.day.slice(0, 4))) } } }),
    route({ endpoint: e.setHours, permission: mayChange, audit: ownEntry, run: { own: async (call, input) => { await changeSetting(call, 'setHours', input, setHours); return shown(call) } } }),
    route({ endpoint: e.setDailyCheck, permission: mayChange, audit: ownEntry, run: { own: async (call, input) => { await changeSetting(call, 'setDailyCheck', input, setDailyCheck); return shown(call) } } }),
    route({ endpoint: e.setFiles, permission: mayChange, audit: ownEntry, run: { own: async (call, input) => { await changeSetting(call, 'setFiles', input, setFiles); return shown(call) } } }),
    route({ endpoint: e.setSignIn, permission: mayChange, audit: ownEntry, run: { own: async (call, input) => { await changeSetting(call, 'setSignIn', input, setSignIn); return shown(call) } } }),
    route({ endpoint: e.setSensitiveTopic, permission: mayChange, audit: ownEntry, run: { own: async (call, input) => { await changeSetting(call, 'setSensitiveTopic', input, setSensitiveTopic); return shown(call) } } }),
    route({ endpoint: e.setFigure, permission: mayChange, audit: ownEntry, run: { own: async (call, input) => { await changeSetting(call, 'setFigure', input, setFigure); return shown(call) } } }),
    route({ endpoint: e.setLimit, permission: mayChange, audit: ownEntry, run: { own: async (call, input) => { await changeSetting(call, 'setLimit', input, setLimit); return shown(call) } } }),
    route({ endpoint: e.withdrawLimit, permission: mayChange, audit: ownEntry, run: { own: async (call, input) => { await changeSetting(call, 'withdrawLimit', input, withdrawLimit); return shown(call) } } }),
  ]
}
