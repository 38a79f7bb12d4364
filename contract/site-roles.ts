/** Roles of which the resident team (常驻服务团队) is made; their names are those of server/rules/roles.ts, held together by a test. */
export const roleChoices: Readonly<Record<string, string>> = {
  windowClerk: '窗口人员', lawyer: '律师', handler: '承办人', mediator: '调解员', hotlineAgent: '热线值班员', hotlineBackOffice: '热线后台', cityDispatcher: '市级调度员', countyDispatcher: '县区调度员',
}
