/** An application in its own class loader, as in a server, and its host. */
package com.acme.tenant;
