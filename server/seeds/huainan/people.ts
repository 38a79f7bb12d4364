import type { RoleId } from '../../rules/roles.ts'
import { bureaus, cityBureauCode } from './bureaus.ts'
import { personName } from './names.ts'
import { randomFrom } from './random.ts'
import type { UnitSeed } from './units.ts'
import { units } from './units.ts'

/** Demonstration staff: every role of the lifecycle in every county and in the city. Never seeded in production. */
export const people: readonly PersonSeed[] = nameAll([...cityPosts(), ...bureaus.flatMap(({ code }) => postsOfBureau(code))])

/** Main and deputy duty person (AB 角) of a unit, as logins; undefined where nobody is appointed. */
export function dutyOf(unitCode: string): { main: string; deputy: string } | undefined {
  const holding = (wanted: readonly RoleId[]) =>
    people.filter(({ appointments }) => appointments.some(({ unit, role }) => unit === unitCode && wanted.includes(role))).map(({ login }) => login)
  const main = holding(['handler', 'hotlineBackOffice'])[0] ?? holding(['countyDispatcher', 'cityDispatcher'])[0]
  const deputy = holding(['bodyHead', 'countyHead', 'cityHead', 'handler']).find((login) => login !== main)
  return main && deputy ? { main, deputy } : undefined
}

function postsOfBureau(bureau: string): Post[] {
  const key = bureau.toLowerCase()
  const of = (...kinds: UnitSeed['kind'][]) => units.filter((unit) => unit.bureau === bureau && kinds.includes(unit.kind)).map(({ code }) => code)
  const at = (where: readonly string[], ...roles: RoleId[]) => where.flatMap((unit) => roles.map((role) => ({ role, unit })))
  const centre = of('serviceCentre')
  const posts: Post[] = [
    { login: `${key}-dispatch`, title: '调度员', appointments: at([bureau], 'countyDispatcher') },
    { login: `${key}-review`, title: '审核员', appointments: at([bureau], 'reviewer') },
    { login: `${key}-followup`, title: '回访员', appointments: at([bureau], 'followUpOfficer') },
    { login: `${key}-supervise`, title: '监督员', appointments: at([bureau], 'countySupervisor') },
    { login: `${key}-head`, title: '局负责人', appointments: at([bureau], 'countyHead') },
    { login: `${key}-window`, title: '窗口人员', appointments: at(centre, 'windowClerk') },
    { login: `${key}-centre`, title: '中心承办人', appointments: at([...centre, bureau], 'handler') },
    { login: `${key}-centre-head`, title: '中心负责人', appointments: at([...centre, ...of('legalAidCentre')], 'bodyHead') },
    { login: `${key}-aid`, title: '法援承办人', appointments: at(of('legalAidCentre'), 'handler') },
    { login: `${key}-lawyer`, title: '律师', appointments: at(of('lawFirm'), 'lawyer', 'handler') },
    { login: `${key}-adviser`, title: '村居法律顾问', appointments: at(of('legalServiceOffice'), 'villageAdviser', 'handler') },
    { login: `${key}-mediator`, title: '调解员', appointments: at(of('mediationCommittee'), 'mediator', 'handler') },
    { login: `${key}-notary`, title: '公证员', appointments: at(of('notaryOffice'), 'handler') },
    { login: `${key}-bodies`, title: '机构负责人', appointments: at(of('lawFirm', 'legalServiceOffice', 'mediationCommittee', 'notaryOffice'), 'bodyHead') },
    { login: `${key}-offices`, title: '司法所负责人', appointments: at(of('justiceOffice'), 'bodyHead', 'windowClerk') },
    ...inGroups(of('justiceOffice'), 6).map((offices, i) => ({ login: `${key}-office${i + 1}`, title: '司法所工作人员', appointments: at(offices, 'justiceOfficeStaff', 'handler') })),
  ]
  return posts.filter(({ appointments }) => appointments.length > 0)
}

function cityPosts(): Post[] {
  const one = (login: string, title: string, role: RoleId | readonly RoleId[], ...where: string[]): Post =>
    ({ login: `city-${login}`, title, appointments: where.flatMap((unit) => [role].flat().map((held) => ({ role: held, unit }))) })
  const codes = (kind: UnitSeed['kind']) => units.filter((unit) => unit.bureau === cityBureauCode && unit.kind === kind).map(({ code }) => code)
  const bodies = [...codes('lawFirm'), ...codes('notaryOffice'), ...codes('mediationCommittee'), ...codes('forensicInstitute'), ...codes('arbitrationCommission')]
  return [
    one('dispatch', '指挥中心调度员', 'cityDispatcher', 'HN-D1'), one('dispatch2', '指挥中心调度员', 'cityDispatcher', 'HN-D1'),
    one('review', '审核员', 'reviewer', 'HN'), one('followup', '回访员', 'followUpOfficer', 'HN'),
    one('supervise', '监督员', 'citySupervisor', 'HN-D1'), one('head', '局负责人', 'cityHead', 'HN'),
    one('audit', '业务督查', 'auditor', 'HN'),
    one('system', '系统管理员', 'systemOfficer', 'HN-D2'), one('security', '安全保密管理员', 'securityOfficer', 'HN-D8'), one('security-audit', '安全审计员', 'securityAuditor', 'HN-D8'),
    one('hotline1', '热线值班员', 'hotlineAgent', 'HN-HL'), one('hotline2', '热线值班员', 'hotlineAgent', 'HN-HL'), one('hotline3', '热线值班律师', ['hotlineAgent', 'lawyer'], 'HN-HL'),
    one('hotline-back', '热线后台', 'hotlineBackOffice', 'HN-HL'), one('hotline-head', '热线负责人', 'bodyHead', 'HN-HL'),
    one('window', '窗口人员', 'windowClerk', 'HN-PC'), one('centre', '中心承办人', 'handler', 'HN-PC', 'HN'), one('centre-head', '中心负责人', 'bodyHead', 'HN-PC', 'HN-LA'),
    one('aid', '法援承办人', 'handler', 'HN-LA'),
    one('divisions', '科室承办人', 'handler', ...codes('division')), one('divisions-head', '科室负责人', 'bodyHead', ...codes('division')),
    one('lawyer', '律师', ['lawyer', 'handler'], ...codes('lawFirm')), one('notary', '公证员', 'handler', ...codes('notaryOffice')),
    one('mediator', '调解员', ['mediator', 'handler'], ...codes('mediationCommittee')), one('forensic', '鉴定人', 'handler', ...codes('forensicInstitute')),
    one('arbitrator', '仲裁秘书', 'handler', ...codes('arbitrationCommission')), one('bodies', '机构负责人', 'bodyHead', ...bodies),
  ]
}

function inGroups<T>(items: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, i) => items.slice(i * size, (i + 1) * size))
}

/** No two alike: a name that is taken is drawn again. */
function nameAll(posts: readonly Post[]): PersonSeed[] {
  const random = randomFrom(3404)
  const taken = new Set<string>()
  return posts.map((post) => {
    let name: string
    do name = personName(random, random.chance(0.5) ? 'male' : 'female')
    while (taken.has(name))
    taken.add(name)
    return { ...post, name: `${name}（演示）`, demo: true }
  })
}

type Post = Pick<PersonSeed, 'login' | 'title' | 'appointments'>
export type PersonSeed = {
  readonly login: string
  readonly name: string
  /** What the person does, for the list on the demo's sign-in page. */
  readonly title: string
  readonly appointments: readonly { readonly role: RoleId; readonly unit: string }[]
  readonly demo: true
}
