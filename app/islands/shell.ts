import { followCart } from './parts/cart-count.ts'
import { workOffline } from './parts/offline.ts'

followCart()
workOffline()
