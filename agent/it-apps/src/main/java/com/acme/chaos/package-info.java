/** An application for {@code scripts/chaos}: it counts its own orders and sessions while server, network and disk fail. */
package com.acme.chaos;
