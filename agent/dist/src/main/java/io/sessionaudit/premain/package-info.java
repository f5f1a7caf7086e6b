/**
 * The few classes of the jar that live on the application's class path. They depend on nothing but {@code java.base} and
 * {@code java.instrument}: they find the jar, build the isolated class loader, and call one method in it by name.
 */
package io.sessionaudit.premain;
