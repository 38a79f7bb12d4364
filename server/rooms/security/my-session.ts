import { inContext } from '../../platform/context.ts'
import type { Call } from '../../platform/http.ts'
import type { SessionView } from '../../../contract/security.ts'
import { limits, minutes } from './limits.ts'
import { nextStep, type Desk } from './sign-in.ts'
import { findAppointments } from './units.ts'

/** Who I am, or which step of signing in comes next. */
export const lookAtSession = async (desk: Desk, call: Call): Promise<SessionView> => {
  const session = await desk.sessions.find(call.request)
  const now = call.now.toISOString()
  if (!session || session.secondFactorAt === null || session.mustChange) return { signedIn: false, next: session ? nextStep(session) : null, mode: desk.mode, now }
  const appointments = await inContext(call.pool, call.sight, (tx) => findAppointments(tx, [session.accountId], call.now))
  return {
    signedIn: true, accountId: session.accountId, name: session.name, login: session.login, demo: session.demo, mode: desk.mode, now,
    appointments: appointments.get(session.accountId) ?? [], secondFactorAt: new Date(session.secondFactorAt).toISOString(),
    idleMinutes: limits.idleMinutes, endsAt: new Date(session.createdAt + minutes(limits.absoluteHours * 60)).toISOString(),
  }
}
