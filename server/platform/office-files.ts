/**
 * Word and Excel, read and written by libraries that weigh more than the rest of the server together: they come when the first
 * file does. A file is looked into for bombs and programs before it comes here (file-archive.ts).
 */
export const firstSheet = async (bytes: Buffer): Promise<unknown[][]> =>
  (await import('read-excel-file/node')).readSheet(bytes) as Promise<unknown[][]>

/** The words of a Word file, without its looks. */
export const wordsOfWord = async (bytes: Buffer): Promise<string> =>
  (await (await import('mammoth')).default.extractRawText({ buffer: bytes })).value
