/**
 * What the agent uses of the JDK and Java 8 lacks, for JVMs older than 17. The build redirects the agent's lowered
 * class files here by name: {@code java.x.Name} becomes {@code io.sessionaudit.backport.x.Name}, and a missing method
 * of {@code java.x.Name} becomes a static method of {@code io.sessionaudit.backport.x.NameMethods} with the receiver
 * as its first parameter. On 9 to 16, the JDK's own methods are called by reflection if they exist. {@code boot}
 * replaces hooks.
 */
package io.sessionaudit.backport;
