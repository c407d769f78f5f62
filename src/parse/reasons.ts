/**
 * What the reason codes of alarms mean: the enumerations of CISCO-CCM-MIB, exactly. The same number means different
 * things in different alarms (10 is authenticationError on registration, deviceUnregistered on unregistration), so a
 * number is only read together with its alarm. ConnectionFailure is absent on purpose: its printed number does not
 * follow the trap's table (a published line has 2 for a name that differs, which the trap calls 3).
 */

/** The code's name in that alarm; null for alarms and codes without a proved name. */
export function reasonName(alarm: string, reason: number): string | null {
  return TABLES.get(alarm)?.[reason] ?? null;
}

/** Alarms whose texts and reasons are known by name. */
export function hasReasons(alarm: string): boolean {
  return TABLES.has(alarm);
}

/** 1 to 9 mean the same in both alarms; from 10 on they do not. */
const SHARED: Readonly<Record<number, string>> = {
  1: "unknown",
  2: "noEntryInDatabase",
  3: "databaseConfigurationError",
  4: "deviceNameUnresolveable",
  5: "maxDevRegExceeded",
  6: "connectivityError",
  7: "initializationError",
  8: "deviceInitiatedReset",
  9: "callManagerReset",
};

const REGISTRATION: Readonly<Record<number, string>> = {
  ...SHARED,
  10: "authenticationError",
  11: "invalidX509NameInCertificate",
  12: "invalidTLSCipher",
  13: "directoryNumberMismatch",
  14: "malformedRegisterMsg",
  15: "protocolMismatch",
  16: "deviceNotActive",
  17: "authenticatedDeviceAlreadyExists",
  18: "obsoleteProtocolVersion",
  23: "databaseTimeout",
  25: "registrationSequenceError",
  26: "invalidCapabilities",
  27: "capabilityResponseTimeout",
  28: "securityMismatch",
  29: "autoRegisterDBError",
  30: "dbAccessError",
  31: "autoRegisterDBConfigTimeout",
  32: "deviceTypeMismatch",
  33: "addressingModeMismatch",
};

const UNREGISTRATION: Readonly<Record<number, string>> = {
  ...SHARED,
  10: "deviceUnregistered",
  11: "malformedRegisterMsg",
  12: "sccpDeviceThrottling",
  13: "keepAliveTimeout",
  14: "configurationMismatch",
  15: "callManagerRestart",
  16: "duplicateRegistration",
  17: "callManagerApplyConfig",
  18: "deviceNoResponse",
  19: "emLoginLogout",
  20: "emccLoginLogout",
  21: "energywisePowerSavePlus",
  22: "callManagerForcedRestart",
  23: "sourceIPAddrChanged",
  24: "sourcePortChanged",
  25: "registrationSequenceError",
  26: "invalidCapabilities",
  28: "fallbackInitiated",
  29: "deviceSwitch",
};

const TABLES: ReadonlyMap<string, Readonly<Record<number, string>>> = new Map([
  ["EndPointTransientConnection", REGISTRATION],
  ["DeviceTransientConnection", REGISTRATION],
  ["EndPointUnregistered", UNREGISTRATION],
  ["DeviceUnregistered", UNREGISTRATION],
]);
