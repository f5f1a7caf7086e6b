/** An application in a class loader of its own, as a server would run it, and its host. */
package com.acme.tenant;
