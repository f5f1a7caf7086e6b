/** The licences of the libraries that the agent's jar contains. */
package io.sessionaudit.publishing.licences;
