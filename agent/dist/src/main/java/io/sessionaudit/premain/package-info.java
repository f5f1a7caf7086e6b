/**
 * The classes of the jar that are on the application's class path. They depend only on {@code java.base} and {@code
 * java.instrument}: they create the isolated class loader and call one method in it by name. Their class files are of
 * Java 8, so that every JVM can load them.
 */
package io.sessionaudit.premain;
