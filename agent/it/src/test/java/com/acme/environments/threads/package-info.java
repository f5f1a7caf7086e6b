/** An application that starts a virtual thread per task. */
package com.acme.environments.threads;
