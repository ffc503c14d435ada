import { createContext, useContext } from 'react'

const Nonce = createContext<string | undefined>(undefined)

export const NonceProvider = Nonce.Provider

/** The nonce every script element must carry under our content security policy. Empty in the browser, which hides it. */
export const useNonce = (): string | undefined => useContext(Nonce)
