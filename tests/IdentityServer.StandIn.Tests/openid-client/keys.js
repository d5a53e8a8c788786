/** The key of a JSON Web Key, for ES256. */
export const importPrivateKey = (jwk) => crypto.subtle.importKey('jwk', JSON.parse(jwk), { name: 'ECDSA', namedCurve: 'P-256' }, false, ['sign']);
