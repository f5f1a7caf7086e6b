/** An application that starts a virtual thread for each piece of work. */
package com.acme.environments.threads;
