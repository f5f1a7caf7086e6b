/** An application for {@code scripts/chaos}: it keeps accounts of its own while its surroundings fail. */
package com.acme.chaos;
