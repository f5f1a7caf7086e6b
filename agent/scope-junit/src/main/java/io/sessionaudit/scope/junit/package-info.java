/** Tests in sessions that are rolled back. Start at {@link io.sessionaudit.scope.junit.SessionsExtension}. */
package io.sessionaudit.scope.junit;
