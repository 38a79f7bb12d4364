import { bootstrap } from './lib/bootstrap.mjs'

bootstrap('keys')
