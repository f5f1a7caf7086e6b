/** EclipseLink over HikariCP. */
package com.acme.eclipselink;
