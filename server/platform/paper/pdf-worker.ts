import { parentPort } from 'node:worker_threads'
import { drawPdf } from './draw-pdf.ts'
import type { PaperFonts } from './fonts.ts'
import type { Paper } from './paper.ts'

parentPort?.on('message', ({ paper, fonts }: { paper: Paper; fonts: PaperFonts }) => {
  drawPdf(paper, fonts).then((pdf) => parentPort?.postMessage(pdf), (error: unknown) => parentPort?.postMessage({ failed: String(error) }))
})
