/** What stands in the address: a list can be sent to a colleague as it is. */
export type Params = { params: URLSearchParams; set: (more: Readonly<Record<string, string | undefined>>) => void }
