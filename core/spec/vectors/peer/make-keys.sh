#!/bin/sh
# Makes the key files of this folder with openssl 3. They are public: never use them for anything but tests.
set -eu
cd "$(dirname "$0")"
password=$(cat password.txt)
openssl genpkey -quiet -algorithm RSA -pkeyopt rsa_keygen_bits:3072 -out plain.pem
openssl genpkey -quiet -algorithm RSA -pkeyopt rsa_keygen_bits:2048 -out refused-2048.pem
openssl genpkey -quiet -algorithm RSA -pkeyopt rsa_keygen_bits:4096 -out plain-4096.pem
openssl pkey -in plain.pem -traditional -out refused-pkcs1.pem
openssl pkcs8 -topk8 -in plain.pem -passout "pass:$password" -out encrypted-pbkdf2.pem
openssl pkcs8 -topk8 -in plain.pem -passout "pass:$password" -v2 aes-128-cbc -v2prf hmacWithSHA1 -iter 5000 -out encrypted-pbkdf2-sha1.pem
openssl pkcs8 -topk8 -in plain.pem -passout "pass:$password" -scrypt -out encrypted-scrypt.pem
openssl pkcs8 -topk8 -in plain.pem -passout "pass:$password" -v2 des3 -out refused-des3.pem
openssl genpkey -quiet -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -out refused-ec.pem
openssl pkey -in plain.pem -pubout -out public.pem
for key in plain plain-4096; do
    openssl pkey -in "$key.pem" -pubout -outform DER | sha256sum | cut -d' ' -f1 >"$key.id"
done
