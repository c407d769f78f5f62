/** Words by which traces are read: kinds of records, fields of heads, what alarms and signals call their values. */
export const TRACE_MARKS = `AppInfo AppError AlarmErr AlarmClass AlarmName AlarmSeverity AlarmMessage AlarmDescription
AlarmParameters SdlSig SdlStat SdlError FileHead LnkState NetError Created Stopping Trunc UTC Date AppName AppId AppNodeId
AppVersion Install Build memlog HostName HostIPAddress AppStartTime FileNumber TraceVer CCM SDL SDI TFTP CAPF CTLP CTLProvider
CTLClient DBL DBLR TVS ILS SRST RIS HTTPS SECD SECUREAPP downd dgetfile GHTTP JAVA EROR ERROR NOT WRN INF DEB ERR DevName
DeviceName DeviceType IPAddress IPAddr Port TCPHandle Reason ReasonCode StatusCode ClusterID NodeID AppID MACAddress Protocol
NID CLID CT DEV LVL MASK StationInit StationD PolicyDecisionPoint
EventInfo AlarmMessageID Explanation RecommendedAction MessageBox debug Notice Emergency Critical Warning Informational Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec Mon Tue Wed Thu
Fri Sat Sun`;
