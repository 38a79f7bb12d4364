import type { RoleId } from '../rules/roles.ts'

/**
 * Who may do what, written down by hand from the papers (DOMAIN §1, 更正 5, 11, 15) and not from the permission rows: the two
 * must agree, cell by cell. The people stand at fixed places: bodies and counters at the law firm TJA-F1, county posts at the
 * bureau TJA, city posts at the city bureau. What they try to reach:
 *
 * F1 my institution's · F2 a sibling's · TJA at the bureau's desk, nobody's yet · SX another county's · HN the city's own
 * institution's · mine another county's, but handled by me · consulted another county's, my institution is asked about it ·
 * takenIn another county's, my institution took it in · verified another
 * county's, but its person has proved to me who he is and the contact goes on · none no such record
 */
export const places = ['F1', 'F2', 'TJA', 'SX', 'HN', 'mine', 'consulted', 'takenIn', 'verified', 'none'] as const
export type Place = (typeof places)[number]

const institution: readonly Place[] = ['F1', 'consulted', 'takenIn']
const county: readonly Place[] = ['F1', 'F2', 'TJA']
const city: readonly Place[] = ['F1', 'F2', 'TJA', 'SX', 'HN', 'mine', 'consulted', 'takenIn', 'verified']
/** For the length of a contact: the person himself is here, whoever handles his order. */
const forHim = 'supplement urge rate withdraw view print attach download'

/** 承办: what everybody does who works on an order in a body. */
const handling = at(institution, 'setLimitation sign returnBack askForMaterial endWaiting hold resume askExtension finish reply note consult answerConsult answerPress handTo view print attach download reveal openSensitive')
/** 窗口: what a counter does for the person who stands before it. */
const counter = { ...at(institution, 'setLimitation'), ...at([...institution, 'verified'], `${forHim} recoverCode openSensitive`) }
const dispatching = 'setLimitation accept decline assign ruleOnReturn split merge restore reassign addAssist askForMaterial endWaiting reply note reopen archive withdraw recordReceipt view print attach download reveal openSensitive setSensitivity'
const supervising = 'reopen press archive note view print attach download openSensitive'

/** Rights on one order, by role. What is not written here is refused. */
export const onOrders: Readonly<Record<StaffRole, Rights>> = {
  handler: handling,
  mediator: handling,
  lawyer: handling,
  villageAdviser: handling,
  bodyHead: { ...handling, ...at(institution, 'addAssist setSensitivity') },
  justiceOfficeStaff: { ...handling, ...counter },
  windowClerk: counter,
  // 外包座席只见受托事项 (更正 13): what he raised or handles himself, and the verified caller's.
  hotlineAgent: { ...at(['mine'], 'setLimitation accept reply note followUp reveal'), ...at(['mine', 'verified'], `${forHim} openSensitive`) },
  hotlineBackOffice: { ...at(['verified'], 'supplement urge rate'), ...at(city, `${dispatching} ruleOnExtension followUp press`) },
  countyDispatcher: at(county, `${dispatching} recoverCode`),
  cityDispatcher: at(city, `${dispatching} ruleOnExtension press`),
  reviewer: at(county, 'review ruleOnExtension view print attach download openSensitive setSensitivity'),
  followUpOfficer: at(county, 'followUp view print attach download reveal openSensitive'),
  countySupervisor: at(county, supervising),
  countyHead: at(county, supervising),
  citySupervisor: at(city, supervising),
  cityHead: at(city, supervising),
  auditor: at(city, 'view'),
  systemOfficer: {},
  securityOfficer: {},
  securityAuditor: {},
}

/** Those who are not staff, on their own order alone; and what only time may do, on any. */
export const ofOthers = {
  resident: words('supplement urge rate withdraw reopen view'),
  apiClient: words('supplement urge rate withdraw recordReceipt view'),
  system: words('warn escalateOverdue recount endWaiting resume archive'),
} as const

/** What a full list shows: it is a queue of work, so a body's holds what waits for it, and not what it once took in. */
export const inQueueAll: Readonly<Record<StaffRole, readonly Place[]>> = {
  handler: ['F1'], mediator: ['F1'], lawyer: ['F1'], villageAdviser: ['F1'], bodyHead: ['F1'], justiceOfficeStaff: ['F1'], windowClerk: ['F1'],
  countyDispatcher: county, reviewer: county, followUpOfficer: county, countySupervisor: county, countyHead: county,
  hotlineAgent: [], hotlineBackOffice: city, cityDispatcher: city, citySupervisor: city, cityHead: city, auditor: city,
  systemOfficer: [], securityOfficer: [], securityAuditor: [],
}

const bodies: readonly StaffRole[] = ['handler', 'mediator', 'lawyer', 'villageAdviser', 'bodyHead', 'justiceOfficeStaff']
const counters: readonly StaffRole[] = ['windowClerk', 'justiceOfficeStaff']
const countyPosts: readonly StaffRole[] = ['countyDispatcher', 'reviewer', 'followUpOfficer', 'countySupervisor', 'countyHead']
const cityPosts: readonly StaffRole[] = ['cityDispatcher', 'hotlineBackOffice', 'hotlineAgent', 'citySupervisor', 'cityHead']
const seeing: readonly StaffRole[] = [...bodies, 'windowClerk', ...countyPosts, ...cityPosts, 'auditor']
/** As far as the gate of a person's file; what lies behind it is tried in service-files.test.ts. */
const fileOpeners: readonly StaffRole[] = [...bodies, 'windowClerk', 'hotlineAgent', 'hotlineBackOffice', 'countyDispatcher', 'cityDispatcher']
/** 疑似同一人: clerks and agents point it out, dispatchers and supervisors decide. */
const decidingSame: readonly StaffRole[] = ['countyDispatcher', 'countySupervisor', 'cityDispatcher', 'citySupervisor']
const officers = ['systemOfficer', 'securityOfficer', 'securityAuditor'] as const
const publishing: readonly StaffRole[] = ['handler', 'justiceOfficeStaff', 'mediator', 'lawyer', 'bodyHead', 'countyDispatcher', 'reviewer', 'cityDispatcher']

/** Whoever sees orders, to serve a person or to answer for those who do, has the push pack. */
const pushing: readonly StaffRole[] = seeing.filter((role) => role !== 'auditor')

/** 机构与人员: bodies and justice offices see their own, the bureau its area; the dispatchers keep the register. */
const seeingRegister: readonly StaffRole[] = ['bodyHead', 'justiceOfficeStaff', 'countyDispatcher', 'countyHead', 'countySupervisor', 'cityDispatcher', 'cityHead', 'citySupervisor', 'auditor']
const keepingRegister: readonly StaffRole[] = ['countyDispatcher', 'cityDispatcher']

/** 网上店铺: the body itself, those who review it, those who supervise. */
const seeingShops: readonly StaffRole[] = ['bodyHead', 'handler', 'lawyer', 'mediator', 'countyDispatcher', 'countyHead', 'countySupervisor', 'cityDispatcher', 'cityHead', 'citySupervisor', 'auditor']

/** 均等化: stations and centres their own, the county its area, the city all; the dispatchers and heads arrange. */
const seeingCoverage: readonly StaffRole[] = ['bodyHead', 'justiceOfficeStaff', 'countyDispatcher', 'countyHead', 'countySupervisor', 'cityDispatcher', 'cityHead', 'citySupervisor', 'auditor']
const enteringCoverage: readonly StaffRole[] = ['bodyHead', 'justiceOfficeStaff', 'countyDispatcher', 'cityDispatcher']

/** 网站运行: the city's division and those above it; a body and a bureau see the pages that are theirs. */
const seeingSite: readonly StaffRole[] = ['cityDispatcher', 'citySupervisor', 'cityHead', 'auditor', 'systemOfficer']
const keepingPages: readonly StaffRole[] = ['bodyHead', 'handler', 'justiceOfficeStaff', 'countyDispatcher', 'cityDispatcher']
const seeingPages: readonly StaffRole[] = [...keepingPages, 'countyHead', 'countySupervisor', 'citySupervisor', 'cityHead', 'auditor', 'systemOfficer']

/** Every route: who comes in at the door at all. `everybody` = no session is asked; `staff` = any signed-in person; `act` = the action decides. */
export const doors: Readonly<Record<string, readonly StaffRole[] | 'everybody' | 'staff' | 'act' | 'client'>> = {
  'GET /api/session': 'everybody', 'POST /api/session': 'everybody', 'POST /api/session/code': 'everybody', 'POST /api/session/enrolment': 'everybody', 'POST /api/session/enrolment/confirm': 'everybody',
  'POST /api/session/password': 'everybody', 'DELETE /api/session': 'everybody', 'POST /oauth/token': 'everybody',
  'GET /api/demo/people': 'everybody', 'POST /api/demo/sign-in': 'everybody', 'GET /api/demo/clock': 'everybody', 'POST /api/demo/clock': 'everybody',
  'POST /api/session/step-up': 'staff', 'GET /api/units': 'staff', 'GET /api/units/:id/people': 'staff', 'GET /api/stream': 'staff', 'GET /api/attachments/:id': 'staff', 'GET /api/settings': 'staff',
  'PUT /api/drafts/:key': 'staff', 'GET /api/drafts/:key': 'staff', 'DELETE /api/drafts/:key': 'staff', 'GET /api/saved-views': 'staff', 'POST /api/saved-views': 'staff', 'DELETE /api/saved-views/:id': 'staff',
  'GET /api/notices': 'staff', 'POST /api/notices/read': 'staff',
  'POST /api/units/:id/duty': ['bodyHead', 'justiceOfficeStaff', 'countyDispatcher', 'countyHead', 'cityDispatcher'], 'POST /api/units/:id/suspend': ['countyHead', 'cityHead'],
  'GET /api/accounts': officers, 'POST /api/accounts': ['systemOfficer'], 'POST /api/accounts/:id/disable': ['systemOfficer'], 'POST /api/accounts/:id/enable': ['systemOfficer'],
  'POST /api/accounts/:id/password': ['systemOfficer'], 'POST /api/accounts/:id/second-factor': ['securityOfficer'], 'POST /api/accounts/:id/unlock': ['securityOfficer'],
  'POST /api/accounts/:id/appointments': ['securityOfficer'], 'POST /api/appointments/:id/end': ['securityOfficer'], 'GET /api/sessions': ['securityOfficer', 'securityAuditor'], 'POST /api/sessions/:id/end': ['securityOfficer'],
  'GET /api/audit': ['securityAuditor'], 'GET /api/permissions': ['securityOfficer', 'securityAuditor'],
  'GET /api/secrecy-holds': ['securityOfficer', 'securityAuditor'], 'POST /api/secrecy-holds/:id/handle': ['securityOfficer'],
  'GET /api/clients': ['systemOfficer'], 'POST /api/clients': ['systemOfficer'], 'POST /api/clients/:id/secret': ['systemOfficer'], 'POST /api/clients/:id/disable': ['systemOfficer'],
  'GET /api/publications': [...publishing, 'countyHead', 'cityHead', 'countySupervisor', 'citySupervisor', 'securityOfficer', 'auditor'], 'GET /api/publications/:id': [...publishing, 'countyHead', 'cityHead', 'countySupervisor', 'citySupervisor', 'securityOfficer', 'auditor'],
  'POST /api/publications': publishing, 'POST /api/announcements': ['justiceOfficeStaff', 'countyDispatcher', 'reviewer', 'cityDispatcher'], 'POST /api/publications/:id/act': 'act',
  'POST /api/settings/day': ['cityHead', 'cityDispatcher'], 'POST /api/settings/hours': ['cityHead', 'cityDispatcher'], 'POST /api/settings/sign-in': ['cityHead', 'cityDispatcher'], 'POST /api/settings/sensitive-topics': ['cityHead', 'cityDispatcher'], 'POST /api/settings/daily-check': ['cityHead', 'cityDispatcher'], 'POST /api/settings/files': ['cityHead', 'cityDispatcher'], 'POST /api/settings/figures': ['cityHead', 'cityDispatcher'], 'POST /api/settings/limits': ['cityHead', 'cityDispatcher'], 'POST /api/settings/limits/withdraw': ['cityHead', 'cityDispatcher'],
  'GET /api/orders': seeing, 'GET /api/overview': seeing, 'GET /api/orders/:id': seeing, 'GET /api/orders/:id/chain': seeing, 'POST /api/orders/:id/looking': seeing,
  'POST /api/orders/:id/act': 'act', 'POST /api/orders/bulk': 'act',
  'GET /api/orders/:id/print': seeing.filter((role) => role !== 'auditor'), 'POST /api/orders/:id/attachments': seeing.filter((role) => role !== 'auditor'),
  'GET /api/orders/:id/suggestions': ['countyDispatcher', 'cityDispatcher', 'hotlineBackOffice'], 'POST /api/orders/:id/reveal': [...bodies, 'followUpOfficer', 'countyDispatcher', 'cityDispatcher', 'hotlineBackOffice', 'hotlineAgent'],
  'POST /api/orders/:id/open': seeing.filter((role) => role !== 'auditor'),
  'POST /api/orders/:id/query-code': [...counters, 'countyDispatcher'],
  'GET /api/limitation/periods': 'staff', 'POST /api/limitation/reckon': 'staff', 'GET /api/orders/:id/limitation': 'staff', 'POST /api/orders/:id/limitation': [...bodies, 'windowClerk', 'hotlineAgent', 'countyDispatcher', 'cityDispatcher', 'hotlineBackOffice'], 'POST /api/orders/:id/limitation/legal-aid': [...bodies, 'windowClerk', 'hotlineAgent', 'countyDispatcher', 'cityDispatcher', 'hotlineBackOffice'],
  'POST /api/intake/hotline': ['hotlineAgent', 'hotlineBackOffice'], 'POST /api/intake/window': counters, 'POST /api/intake/who': [...counters, 'hotlineAgent', 'hotlineBackOffice'],
  'GET /api/orders/:id/way': seeing, 'GET /api/orders/:id/materials': seeing, 'GET /api/files/:personId/materials': fileOpeners, 'GET /api/files': fileOpeners, 'GET /api/files/:personId': fileOpeners, 'GET /api/files/:personId/looks': fileOpeners, 'POST /api/files/handling': fileOpeners, 'POST /api/files/:personId/shut': fileOpeners, 'POST /api/files/:personId/requests': fileOpeners, 'GET /api/files/:personId/copy': fileOpeners,
  'POST /api/files/authority': counters, 'POST /api/files/authority-by-phone': ['hotlineAgent', 'hotlineBackOffice'], 'POST /api/files/:personId/authorities/:id/revoke': counters, 'PUT /api/files/:personId/way': [...bodies, 'windowClerk', 'hotlineAgent', 'hotlineBackOffice'],
  'GET /api/file-requests': ['countyDispatcher', 'countyHead', 'countySupervisor', 'cityDispatcher', 'cityHead', 'citySupervisor'], 'POST /api/file-requests/:id/act': 'act',
  'GET /api/same-persons': decidingSame, 'GET /api/same-persons/:id': decidingSame, 'POST /api/same-persons/:id/reveal': decidingSame, 'POST /api/same-persons/:id/act': 'act', 'POST /api/same-persons': [...decidingSame, 'windowClerk', 'justiceOfficeStaff', 'hotlineAgent', 'hotlineBackOffice'],
  'GET /api/daily-check': ['bodyHead', 'countyDispatcher', 'countySupervisor', 'countyHead', 'cityDispatcher', 'hotlineBackOffice', 'citySupervisor', 'cityHead'],
  'GET /api/foreign/feedback.jsonl': ['cityDispatcher'], 'POST /api/foreign/import': ['cityDispatcher'],
  'GET /api/knowledge': 'staff', 'GET /api/knowledge/laws/:id': 'staff', 'GET /api/knowledge/articles/:id': 'staff', 'GET /api/knowledge/entries': 'staff', 'GET /api/knowledge/entries/:id': 'staff',
  'POST /api/knowledge/entries': ['handler', 'justiceOfficeStaff', 'mediator', 'lawyer', 'bodyHead', 'countyDispatcher', 'reviewer', 'cityDispatcher', 'hotlineBackOffice'], 'POST /api/knowledge/entries/:id/act': 'act',
  'POST /api/knowledge/versions/:id/effect': ['cityDispatcher', 'cityHead'], 'GET /api/knowledge/imports': ['cityDispatcher', 'cityHead'], 'GET /api/knowledge/imports/:id': ['cityDispatcher', 'cityHead'], 'POST /api/knowledge/imports': ['cityDispatcher', 'cityHead'],
  'POST /api/knowledge/imports/:id/run': ['cityDispatcher', 'cityHead'], 'POST /api/knowledge/imports/:id/cancel': ['cityDispatcher', 'cityHead'], 'GET /api/knowledge/imports/:id/report.csv': ['cityDispatcher', 'cityHead'],
  'GET /api/service-items': 'staff', 'GET /api/service-items/:id': 'staff', 'POST /api/service-items': ['cityDispatcher', 'hotlineBackOffice'], 'POST /api/service-items/:id/act': 'act', 'POST /api/service-items/imports': ['cityDispatcher'],
  'GET /api/shops': seeingShops, 'GET /api/shops/:id': seeingShops, 'GET /api/shop-rules': seeingShops, 'POST /api/shops': ['bodyHead'], 'POST /api/shops/:id/products': ['bodyHead'],
  'POST /api/shops/:id/act': 'act', 'POST /api/shop-products/:id/act': 'act', 'POST /api/shop-rules': ['cityDispatcher'],
  'GET /api/coverage': seeingCoverage, 'GET /api/coverage/sites/:id/story': seeingCoverage, 'GET /api/coverage/matrix.xlsx': seeingCoverage, 'GET /api/coverage/counties': seeingCoverage, 'GET /api/coverage/tasks': seeingCoverage, 'GET /api/coverage/tasks/:id': seeingCoverage, 'GET /api/coverage/presence': seeingCoverage,
  'POST /api/coverage/cells': enteringCoverage, 'POST /api/coverage/batches/:id/undo': enteringCoverage, 'POST /api/coverage/imports': enteringCoverage, 'POST /api/coverage/tasks': ['countyDispatcher', 'countyHead', 'cityDispatcher', 'cityHead'], 'POST /api/coverage/tasks/:id/act': 'act',
  'POST /api/coverage/presence': ['countyDispatcher', 'cityDispatcher'], 'POST /api/coverage/places': ['countyDispatcher', 'cityDispatcher'], 'POST /api/coverage/plan': ['cityDispatcher', 'cityHead'], 'POST /api/coverage/people': ['cityDispatcher', 'cityHead'],
  'GET /api/site': seeingSite, 'GET /api/site/health': seeingSite, 'GET /api/site/visits': seeingSite, 'GET /api/site/team': seeingSite, 'GET /api/site/pages': seeingPages, 'GET /api/site/findings': seeingPages,
  'POST /api/site/pages/:id/review': keepingPages, 'POST /api/site/pages/:id/owner': keepingPages, 'POST /api/site/findings/:id': keepingPages, 'POST /api/site/check': ['cityDispatcher'], 'POST /api/site/rules': ['cityDispatcher'],
  'POST /api/site/systems': ['cityDispatcher', 'systemOfficer'], 'POST /api/site/team/needs': ['cityDispatcher'], 'POST /api/site/team/rota': ['cityDispatcher'],
  'GET /api/orders/:id/push-pack': pushing, 'POST /api/push-packs': pushing, 'POST /api/push-packs/:id/opened': pushing, 'POST /api/push-packs/:id/marks': pushing,
  'GET /api/push-packs/unopened': ['bodyHead', 'countyDispatcher', 'reviewer', 'countySupervisor', 'countyHead', 'cityDispatcher', 'citySupervisor', 'cityHead'],
  'GET /api/search': seeing.filter((role) => role !== 'auditor'), 'POST /api/topic-suggestions': seeing.filter((role) => role !== 'auditor'), 'GET /api/topic-lessons': ['cityHead', 'cityDispatcher'], 'POST /api/topic-lessons/reset': ['cityHead', 'cityDispatcher'],
  'GET /api/institutions': seeingRegister, 'GET /api/institutions/:id': seeingRegister, 'GET /api/practitioners': seeingRegister, 'GET /api/practitioners/:id': seeingRegister,
  'POST /api/institutions/:id/licence': keepingRegister, 'POST /api/practitioners': keepingRegister, 'POST /api/institutions/:id/act': 'act', 'POST /api/practitioners/:id/act': 'act',
  'POST /api/institutions/:id/places': [...keepingRegister, 'bodyHead', 'justiceOfficeStaff'], 'GET /api/licence-imports': keepingRegister, 'GET /api/licence-imports/:id': keepingRegister, 'POST /api/licence-imports': keepingRegister, 'POST /api/licence-imports/:id/take': keepingRegister,
  'GET /api/exchange/framers': ['systemOfficer'], 'POST /api/exchange/framers': ['systemOfficer'], 'GET /api/exchange/differences': ['cityDispatcher', 'cityHead', 'citySupervisor'], 'POST /api/exchange/differences/settle': ['cityDispatcher'],
  'GET /open/v1/items': 'client', 'POST /open/v1/items': 'client', 'GET /open/v1/matters': 'client', 'POST /open/v1/matters': 'client', 'POST /open/v1/ratings': 'client',
  'GET /api/service-map': seeingRegister, 'POST /api/service-map/rule': ['cityDispatcher', 'cityHead'], 'POST /api/service-map/areas': keepingRegister,
  'POST /open/v1/requests': 'client', 'GET /open/v1/requests/:number': 'client', 'POST /open/v1/requests/:number/receipt': 'client',
}

/** Routes that name one order: which right they stand for. */
export const rightOfRoute: Readonly<Record<string, string>> = {
  'GET /api/orders/:id': 'view', 'GET /api/orders/:id/way': 'view', 'GET /api/orders/:id/materials': 'view', 'GET /api/orders/:id/chain': 'view', 'POST /api/orders/:id/looking': 'view', 'GET /api/stream': 'view', 'GET /api/orders/:id/print': 'print', 'POST /api/orders/:id/attachments': 'attach',
  'GET /api/attachments/:id': 'download', 'GET /api/orders/:id/suggestions': 'assign', 'POST /api/orders/:id/reveal': 'reveal', 'POST /api/orders/:id/open': 'openSensitive', 'POST /api/orders/:id/query-code': 'recoverCode',
  'GET /api/orders/:id/push-pack': 'print', 'GET /api/orders/:id/limitation': 'view', 'POST /api/orders/:id/limitation': 'setLimitation', 'POST /api/orders/:id/limitation/legal-aid': 'setLimitation',
}

/** Units: whose duty persons one may name, and which one may suspend. */
const units = { institution: ['F1'], county: ['F1', 'F2', 'TJA'], city: ['F1', 'F2', 'TJA', 'SX', 'HN'] } as const
export const onUnits: Readonly<Partial<Record<StaffRole, { setDuty?: readonly Place[]; suspendUnit?: readonly Place[] }>>> = {
  bodyHead: { setDuty: units.institution }, justiceOfficeStaff: { setDuty: units.institution }, countyDispatcher: { setDuty: units.county }, cityDispatcher: { setDuty: units.city },
  countyHead: { setDuty: units.county, suspendUnit: units.county }, cityHead: { suspendUnit: units.city },
}

/** 个人信息请求 of F1 and SX: the bureau decides, its supervisors see. */
export const onRequests: Readonly<Partial<Record<StaffRole, Rights>>> = {
  countyDispatcher: at(['F1'], 'seeRequests decide'), countyHead: at(['F1'], 'seeRequests decide'), countySupervisor: at(['F1'], 'seeRequests'),
  cityDispatcher: at(['F1', 'SX'], 'seeRequests decide'), cityHead: at(['F1', 'SX'], 'seeRequests decide'), citySupervisor: at(['F1', 'SX'], 'seeRequests'),
}

/** 疑似同一人: a pair of Tianjia'an's and one of another county's. Who serves people points it out, dispatchers and supervisors decide. */
const deciding = 'propose see reveal merge keepApart postpone separate reconsider'
export const onPairs: Readonly<Partial<Record<StaffRole, Rights>>> = {
  countyDispatcher: at(['F1'], deciding), countySupervisor: at(['F1'], deciding), cityDispatcher: at(['F1', 'SX'], deciding), citySupervisor: at(['F1', 'SX'], deciding),
  windowClerk: at([], 'propose'), justiceOfficeStaff: at([], 'propose'), hotlineAgent: at([], 'propose'), hotlineBackOffice: at([], 'propose'),
}

/** Whose opening of the queue one sees in 每日查看. */
export const inDailyCheck: Readonly<Partial<Record<StaffRole, readonly Place[]>>> = {
  bodyHead: ['F1'], countyDispatcher: ['F1', 'F2'], countySupervisor: ['F1', 'F2'], countyHead: ['F1', 'F2'],
  cityDispatcher: ['F1', 'F2', 'SX', 'HN'], hotlineBackOffice: ['F1', 'F2', 'SX', 'HN'], citySupervisor: ['F1', 'F2', 'SX', 'HN'], cityHead: ['F1', 'F2', 'SX', 'HN'],
}

/** 公开 of a reply or a notice: of F1, F2, SX and HN. Three gates, three offices. */
const pub = { institution: ['F1'], county: ['F1', 'F2'], city: ['F1', 'F2', 'SX', 'HN'] } as const
export const onPublications: Readonly<Partial<Record<StaffRole, Rights>>> = {
  handler: at(pub.institution, 'see propose selfReview revise'), justiceOfficeStaff: at(pub.institution, 'see propose selfReview revise announce submit amend'), bodyHead: at(pub.institution, 'see propose selfReview revise'),
  mediator: at(pub.institution, 'see propose revise'), lawyer: at(pub.institution, 'see propose revise'), countyDispatcher: at(pub.county, 'see propose revise announce submit amend'), reviewer: at(pub.county, 'see propose selfReview revise announce submit amend'),
  cityDispatcher: at(pub.city, 'see propose announce submit amend'), securityOfficer: at(pub.city, 'see secrecyReview takeDown'), countyHead: at(pub.county, 'see approve takeDown'), cityHead: at(pub.city, 'see approve takeDown'),
  countySupervisor: at(pub.county, 'see'), citySupervisor: at(pub.city, 'see'), auditor: at(pub.city, 'see'),
}

/** 知识条目 of F1, F2, SX and HN: those who answer write and revise; a reviewer or a head approves; the heads, and who dispatches, take out of use. */
export const onEntries: Readonly<Partial<Record<StaffRole, Rights>>> = {
  handler: at(pub.institution, 'revise'), justiceOfficeStaff: at(pub.institution, 'revise'), mediator: at(pub.institution, 'revise'), lawyer: at(pub.institution, 'revise'), bodyHead: at(pub.institution, 'revise withdraw'),
  countyDispatcher: at(pub.county, 'revise confirm withdraw'), reviewer: at(pub.county, 'revise approve confirm withdraw'), countyHead: at(pub.county, 'approve confirm withdraw'),
  cityDispatcher: at(pub.city, 'revise approve confirm withdraw'), hotlineBackOffice: at(pub.city, 'revise confirm withdraw'), cityHead: at(pub.city, 'approve confirm withdraw'),
}

/** 服务事项 is one for the whole city: its dispatch and the hotline's office write, its dispatch and head approve. */
export const onItems: Readonly<Record<string, readonly StaffRole[]>> = { revise: ['cityDispatcher', 'hotlineBackOffice'], renew: ['cityDispatcher', 'hotlineBackOffice'], approve: ['cityDispatcher', 'cityHead'], withdraw: ['cityDispatcher', 'cityHead'] }

function at(where: readonly Place[], rights: string): Rights {
  return Object.fromEntries(words(rights).map((right) => [right, where]))
}

function words(text: string): readonly string[] {
  return text.split(' ')
}

export type StaffRole = Exclude<RoleId, 'resident' | 'apiClient' | 'system'>
export type Rights = Readonly<Record<string, readonly Place[]>>
