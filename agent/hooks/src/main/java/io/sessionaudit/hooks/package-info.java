/**
 * The classes that instrumented code calls.
 *
 * <p>They depend on {@code java.base} only: a class of the boot loader that refers to {@code java.sql}, which is in the
 * platform loader, cannot be linked. Parameters are therefore {@code Object}, {@code Throwable} and primitives.
 *
 * <p>The packaging moves these classes into the package {@code java.lang}, and the agent defines them in {@code
 * java.base}, where they are visible to every class loader and named module. See docs/decisions.md.
 */
package io.sessionaudit.hooks;
