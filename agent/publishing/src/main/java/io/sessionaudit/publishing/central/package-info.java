/** The requirements of Maven Central, checked in a local repository. */
package io.sessionaudit.publishing.central;
