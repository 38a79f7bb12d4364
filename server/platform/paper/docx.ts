import type { Paper } from './paper.ts'

/** A paper as docx. The library comes with the first paper: it is larger than the server's own code. */
export const paperDocx = async (paper: Paper): Promise<Buffer> => (await import('./draw-docx.ts')).drawDocx(paper)
