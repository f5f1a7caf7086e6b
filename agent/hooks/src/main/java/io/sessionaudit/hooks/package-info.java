/**
 * The few classes that instrumented code calls.
 *
 * <p>Nothing here depends on anything but {@code java.base}: {@code java.sql} lives in the platform loader, and a class of
 * the boot loader that names it cannot be linked. Arguments are therefore {@code Object}, {@code Throwable} and primitives.
 *
 * <p>In the finished jar these classes are moved into the package {@code java.lang} and defined in {@code java.base}, where
 * every class loader and every named module can see them without an edge of ours. docs/decisions.md says why.
 */
package io.sessionaudit.hooks;
