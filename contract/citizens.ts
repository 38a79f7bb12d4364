/** How sure it is that two records are of one person. */
export const sameVerdicts = ['certain', 'likely', 'unlikely'] as const
export type SameVerdict = (typeof sameVerdicts)[number]
