/**
 * Build step of {@code agent/dist}: converts class files of Java 17 to class files of Java 8, redirects calls of
 * methods that Java 8 lacks to the module backport, and checks the result against the API of Java 8. Start with {@link
 * io.sessionaudit.lowering.Lowering}.
 */
package io.sessionaudit.lowering;
