/** Known vulnerabilities of the libraries in an SBOM. */
package io.sessionaudit.publishing.vulnerabilities;
