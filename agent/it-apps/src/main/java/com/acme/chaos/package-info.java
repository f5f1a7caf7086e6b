/** An application for {@code scripts/chaos}: it counts its orders and sessions while the server fails. */
package com.acme.chaos;
