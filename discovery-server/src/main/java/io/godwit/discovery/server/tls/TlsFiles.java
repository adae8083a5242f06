package io.godwit.discovery.server.tls;

import java.nio.file.Path;

/**
 * Where the certificate is.
 *
 * @param certificate PEM file with the server's certificate, then those of its issuers
 * @param key PEM file with its private key, without a password
 */
public record TlsFiles(Path certificate, Path key) {}
