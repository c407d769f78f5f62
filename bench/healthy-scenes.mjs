/**
 * What services of a healthy cluster write, as scenes: short stories of a few records each. Every line is made up.
 *
 * The grammar of CCM and TFTP (SDI), of SDL with FileHead, call logs, TVS, ILS, CiscoSyslog and phone consoles follows
 * published or real lines; that of SDL in the old layout on Windows, and every text of CAPF, CTLProvider, CTL Client,
 * DBL, SRST and HTTPSCertInstall is inferred: no published line of them is known.
 *
 * How a scene is written: "# weight name" begins it. A line is a record; "+40 " or "+40-900 " in front lets so many
 * milliseconds pass before it. "> " continues the record above, "~ " does so with CR LF in a file of LF, as bodies of
 * SIP messages have it. "@ text" is text between the arrows of a function trace. $words are filled in; the table
 * stands in healthy-traffic.mjs. In signal traces a line that names no kind is AppInfo.
 *
 * Look-alikes are scenes too, every line of them normal: successes in the words of failures, counts of zero, checks
 * with a good answer, sentences that go on, and names of people who are called like an error message.
 */

const raw = String.raw;

/**
 * Message texts of the security guide, as somebody might type them into a name, a description or a subject. First those
 * that patterns look for in many logs: a small corpus does not get to the end of the list.
 */
export const QUOTED_MESSAGES = [
  "No CTL File.",
  "Invalid Password",
  "Certificate expired.",
  "File Auth Failed",
  "TFTP Not Authorized",
  "Trust List update failed",
  "Error occurred during SSL Handshake.",
  "Invalid User Name",
  "Init TLS Failed.",
  "Unknown CTL Error",
  "Unable to parse CTL File",
  "CTL File is not valid.",
  "Failed to create CTL File",
  "User could not be authenticated",
  "No Private Key File.",
  "Public Key is not valid.",
  "Invalid Serial Number.",
  "No Signature.",
  "Could not Sign Message.",
  "Could not verify Message.",
  "No Certificate in Security Token.",
  "TLS Connect Error when Opening Sockets.",
  "Could not connect to CTL provider Service.",
  "Could not get CAPF Certificate(s).",
  "The CTL File signature is invalid or the CTL File is corrupt.",
  "No CTL File exists on the server but the CallManager Cluster Security Mode is in Mixed Mode.",
  "CTL File operation was not successful on one or all the servers.",
  "Failed to set Cluster Security Mode on the CallManager publisher.",
  "Could not get CallManager Certificate from server CM2-SUB",
  "There are no Security Tokens in CTL File.",
  "The Security Token cannot be used to sign the CTL File.",
  "Error Opening Security Token Store.",
  "Server Certificate is Invalid.",
  "Certificate Date Invalid.",
  "DBL Exception occurred.",
];

// ------------------------------------------------------------------------------------------ CallManager 4.x, Windows

export const CCM = raw`
# 30 keep-alive of a phone
StationInit - InboundStim - KeepAliveMessage - Send KeepAlive to Device Controller. DeviceName=$dev, TCPHandle=$h9, IPAddr=$ip, Port=$port, Device Controller=[$n,89,$ctl]$tags
+1 StationD:    ($h7) KeepAliveAck.$tags
# 9 SCCP call
StationInit: ($h7) OffHook.$tags
StationD:    ($h7) SetLamp stimulus=9(Line) stimulusInstance=1 lampMode=2(LampOn).$tags
StationD:    ($h7) CallState callState=1(OffHook) lineInstance=1 callReference=$ref$tags
StationD:    ($h7) DisplayPromptStatus timeOutValue=0 promptStatus='Enter number' lineInstance=1 callReference=$ref.$tags
StationD:    ($h7) SelectSoftKeys instance=1 reference=$ref softKeySetIndex=4 validKeyMask=-1.$tags
StationD:    ($h7) ActivateCallPlane lineInstance=1.$tags
StationD:    ($h7) StartTone tone=33(InsideDialTone).$tags
+180-420 StationInit: ($h7) KeypadButton kpButton=$q1.$tags
StationD:    ($h7) StopTone.$tags
+1 Digit analysis: match(fqcn="$num", cn="$num", pss="PT-Internal:PT-Emergency:PT-$loc", dd="$q1")$tags
Digit analysis: potentialMatches=PotentialMatchesExist$tags
+180-420 StationInit: ($h7) KeypadButton kpButton=$q2.$tags
+1 Digit analysis: match(fqcn="$num", cn="$num", pss="PT-Internal:PT-Emergency:PT-$loc", dd="$q1$q2")$tags
Digit analysis: potentialMatches=PotentialMatchesExist$tags
+180-420 StationInit: ($h7) KeypadButton kpButton=$q3.$tags
+1 Digit analysis: match(fqcn="$num", cn="$num", pss="PT-Internal:PT-Emergency:PT-$loc", dd="$q1$q2$q3")$tags
Digit analysis: potentialMatches=PotentialMatchesExist$tags
+180-420 StationInit: ($h7) KeypadButton kpButton=$q4.$tags
+1 Digit analysis: match(fqcn="$num", cn="$num", pss="PT-Internal:PT-Emergency:PT-$loc", dd="$bnum")$tags
Digit analysis: analysis results$tags
|PretransformCallingPartyNumber=$num
> |CallingPartyNumber=$num
> |DialingPartition=PT-Internal
> |DialingPattern=$bnum
> |DialingRoutePatternRegularExpression=($bnum)
> |DialingWhere=
> |PatternType=Enterprise
> |PotentialMatches=NoPotentialMatchesExist
> |DialingSdlProcessId=($n,34,$bctl)
> |PretransformDigitString=$bnum
> |PretransformTagsList=SUBSCRIBER
> |PretransformPositionalMatchList=$bnum
> |CollectedDigits=$bnum
> |UnconsumedDigits=
> |TagsList=SUBSCRIBER
> |PositionalMatchList=$bnum
> |VoiceMailbox=$bnum
> |VoiceMailPilotNumber=8000
> |DisplayName=$bname
> |RouteBlockFlag=RouteThisPattern
> |InterceptPartition=
> |InterceptPattern=
> |WithTags=
> |WithValues=
> |CgpnPresentation=NotSelected
> |CallManagerDeviceType=UserDevice
+1 StationD:    ($h7) DialedNumber dialedNumber=$bnum lineInstance=1 callReference=$ref.$tags
StationD:    ($h7) CallState callState=12(Proceed) lineInstance=1 callReference=$ref$tags
+2 StationD:    ($bh7) CallState callState=4(RingIn) lineInstance=1 callReference=$ref1$btags
StationD:    ($bh7) SelectSoftKeys instance=1 reference=$ref1 softKeySetIndex=3 validKeyMask=-1.$btags
StationD:    ($bh7) DisplayPromptStatus timeOutValue=0 promptStatus='From $num' lineInstance=1 callReference=$ref1.$btags
StationD:    ($bh7) CallInfo callingPartyName='$name' callingParty=$num cgpnVoiceMailbox= calledPartyName='$bname' calledParty=$bnum cdpnVoiceMailbox= originalCalledPartyName='$bname' originalCalledParty=$bnum lineInstance=1 callReference=$ref1. callType=1(InBoundCall).$btags
StationD:    ($bh7) SetLamp stimulus=9(Line) stimulusInstance=1 lampMode=5(LampBlink).$btags
StationD:    ($bh7) SetRinger ringMode=2(InsideRing).$btags
+1 StationD:    ($h7) StartTone tone=36(AlertingTone).$tags
StationD:    ($h7) CallInfo callingPartyName='$name' callingParty=$num cgpnVoiceMailbox= calledPartyName='$bname' calledParty=$bnum cdpnVoiceMailbox= originalCalledPartyName='$bname' originalCalledParty=$bnum lineInstance=1 callReference=$ref. callType=2(OutBoundCall).$tags
+2500-9000 StationInit: ($bh7) OffHook.$btags
StationD:    ($bh7) ClearNotify.$btags
StationD:    ($bh7) SetRinger ringMode=1(RingOff).$btags
StationD:    ($bh7) CallState callState=5(Connected) lineInstance=1 callReference=$ref1$btags
+1 StationD:    ($h7) StopTone.$tags
StationD:    ($h7) CallState callState=5(Connected) lineInstance=1 callReference=$ref$tags
+11 StationD:    ($h7) OpenReceiveChannel conferenceID=$ref passThruPartyID=$pty millisecondPacketSize=20 compressionType=4(Media_Payload_G711Ulaw64k) qualifierIn=?. myIP: $iphex ($ip)$tags
StationD:    ($bh7) OpenReceiveChannel conferenceID=$ref passThruPartyID=$pty1 millisecondPacketSize=20 compressionType=4(Media_Payload_G711Ulaw64k) qualifierIn=?. myIP: $biphex ($bip)$btags
+40-90 StationInit: ($h7) OpenReceiveChannelAck Status=0, IpAddr=0x$iphex, Port=$media, PartyID=$pty$tags
StationD:    ($bh7) StartMediaTransmission conferenceID=$ref passThruPartyID=$pty1 remoteIpAddress=$iphex($ip) remotePortNumber=$media milliSecondPacketSize=20 compressType=4(Media_Payload_G711Ulaw64k) qualifierOut=?. myIP: $biphex ($bip)$btags
+2-20 StationInit: ($bh7) OpenReceiveChannelAck Status=0, IpAddr=0x$biphex, Port=$bmedia, PartyID=$pty1$btags
StationD:    ($h7) StartMediaTransmission conferenceID=$ref passThruPartyID=$pty remoteIpAddress=$biphex($bip) remotePortNumber=$bmedia milliSecondPacketSize=20 compressType=4(Media_Payload_G711Ulaw64k) qualifierOut=?. myIP: $iphex ($ip)$tags
+9000-42000 StationInit: ($h7) OnHook.$tags
StationD:    ($h7) CloseReceiveChannel conferenceID=$ref passThruPartyID=$pty. myIP: $iphex ($ip)$tags
StationD:    ($h7) StopMediaTransmission conferenceID=$ref passThruPartyID=$pty. myIP: $iphex ($ip)$tags
StationD:    ($bh7) CloseReceiveChannel conferenceID=$ref passThruPartyID=$pty1. myIP: $biphex ($bip)$btags
StationD:    ($bh7) StopMediaTransmission conferenceID=$ref passThruPartyID=$pty1. myIP: $biphex ($bip)$btags
+1 StationD:    ($h7) ConnectionStatisticsReq directoryNum=$num callIdentifier=$ref statsProcessingMode=0(clearStats).$tags
StationD:    ($h7) SetSpeakerMode speakermode=2(Off).$tags
StationD:    ($h7) ClearPromptStatus lineInstance=1 callReference=$ref.$tags
StationD:    ($h7) CallState callState=2(OnHook) lineInstance=1 callReference=$ref$tags
StationD:    ($bh7) CallState callState=2(OnHook) lineInstance=1 callReference=$ref1$btags
+30-80 StationInit: ($h7) ConnectionStatisticsRes DirectoryNumber=$num CallIdentifier=$ref StatsProcessingMode=0 PacketsSent=$r(300,2400) OctetsSent=$r(51600,412800) PacketsRecv=$r(300,2400) OctetsRecv=$r(51600,412800) PacketsLost=0 Jitter=$r(0,9) Latency=0.$tags
StationD:    ($h7) DefineTimeDate timeDateInfo=? systemTime=$epoch.$tags
# 3 phone registers after a reset
StationInit - New connection accepted. DeviceName=, TCPHandle=0x$hx7, Socket=0x$x3, IPAddr=$ip, Port=$port, StationD=[0,0,0]$ntags
+40-170 NodeId: $n, EventId: 1703 EventClass: 2 EventInfo: Station Alarm, TCP Handle: $hx7, Text: 20: Name=$dev Load=7.2(3.0S) Last=Reset-Reset P1: 2304(900) P2: $r(100000,900000)($x8)$ntags
StationInit - ***** InboundStim - AlarmMessageID tcpHandle=0x$hx7 Message="20: Name=$dev Load=7.2(3.0S) Last=Reset-Reset" Parm1=2304 (900) Parm2=$r(100000,900000) ($x8)$ntags
+46 StationInit - Processing StationReg. regCount: 1 DeviceName=$dev, TCPHandle=0x$hx7, Socket=0x$x3, IPAddr=$ip, Port=$port, StationD=[$n,89,$ctl]$tags
StationInit - InboundStim - IpPortMessageID: $r(28000,32000)(0x$x4) tcpHandle=0x$hx7$tags
+15 StationD:    ($h7) RegisterAck keepAliveInterval=30 alternateKeepAliveInterval=30 dateTemplate='Y/M/D'.$tags
+10 StationD:    ($h7) CapabilitiesReq.$tags
+50 StationInit: ($h7) CapabilitiesRes capCount=3 caps=25(Media_Payload_Wide_Band_256k) 4(Media_Payload_G711Ulaw64k) 11(Media_Payload_G729).$tags
StationInit: ($h7) ButtonTemplateReq.$tags
StationD:    ($h7) ButtonTemplate buttonOffset=0 buttonCount=6 totalButtonCount=6.$tags
StationInit: ($h7) SoftKeyTemplateReq.$tags
StationInit: ($h7) LineStatReq lineNumber=1.$tags
StationD:    ($h7) LineStat lineNumber=1 lineDirNumber=$num lineFullyQualifiedDisplayName='$name'.$tags
+20 StationInit: ($h7) RegisterAvailableLines maxNumberOfAvailableLines=6.$tags
StationInit: ($h7) TimeDateReq.$tags
StationD:    ($h7) DefineTimeDate timeDateInfo=? systemTime=$epoch.$tags
# 5 MGCP gateway
MGCPHandler received msg from: $gwip
> NTFY $r(100000000,399999999) AALN/S1/SU0/$r(0,3)@$gw MGCP 0.1
> N: ca@$srvip:2427
> X: $x2
> O: $pick(L/hd|L/hu|D/5|D/1,D/9)
> $ntags
+2 MGCPHandler send msg SUCCESSFULLY to: $gwip
> 200 $r(100000000,399999999)
> $ntags
+6 MGCPHandler send msg SUCCESSFULLY to: $gwip
> RQNT $r(1000,9999) AALN/S1/SU0/$r(0,3)@$gw MGCP 0.1
> X: $x2
> R: L/hu, D/[0-9ABCD*#]
> S:
> Q: process,loop
> $ntags
+20-60 MGCPHandler received msg from: $gwip
> 200 $r(1000,9999) OK
> $ntags
# 4 MGCP keep-alive
MGCPHandler received msg from: $gwip
> NTFY $r(100000000,399999999) *@$gw MGCP 0.1
> X: 0
> O:
> $ntags
+1 MGCPHandler send msg SUCCESSFULLY to: $gwip
> 200 $r(100000000,399999999)
> $ntags
# 3 H.323 gateway
Out Message -- H225SetupMsg -- Protocol= H225Protocol$ntags
Ie - H225BearerCapabilityIe -- IEData= 04 03 80 90 A2 $ntags
Ie - Q931CallingPartyIe -- IEData= 6C 06 00 80 3$q1 3$q2 3$q3 3$q4 $ntags
Ie - H225UserUserIe -- IEData= 7E 01 $X2 05 20 B0 06 00 08 91 4A 00 04 28 00 B5 00 00 12 40 01 3C 05 01 00 00 $X2 $X2 $X2 $X2 $ntags
MMan_Id= 0. (iep=  0 dsl=  0 sapi=  0  ces= 0 IpAddr=$x8 IpPort=1720)$ntags
IsdnMsgData2= 08 02 $X2 $X2 05 04 03 80 90 A2 6C 06 00 80 3$q1 3$q2 3$q3 3$q4 70 05 81 3$q4 3$q3 3$q2 3$q1 7E 01 $X2 05 20 B0 $ntags
+120-400 In  Message -- H225CallProceedingMsg -- Protocol= H225Protocol$ntags
+300-900 In  Message -- H225AlertMsg -- Protocol= H225Protocol$ntags
Ie - Q931ProgressIndIe IEData= 1E 02 80 88 $ntags
+2000-9000 In  Message -- H225ConnectMsg -- Protocol= H225Protocol$ntags
+9000-60000 Out Message -- H225ReleaseCompleteMsg -- Protocol= H225Protocol$ntags
Ie - Q931CauseIe -- IEData= 08 02 80 90 $ntags
# 3 SIP trunk
//SIP/SIPTcp/wait_SdlReadRsp: Incoming SIP TCP message from $gwip on port 5060 index $r(1,40) with $r(640,990) bytes:
> INVITE sip:$num@$srvip:5060 SIP/2.0
> Via: SIP/2.0/TCP $gwip:5060;branch=z9hG4bK$x8
> From: "$bname" <sip:$bnum@$gwip>;tag=$s1-$x4
> To: <sip:$num@$srvip>
> Call-ID: $s2-$s3-$x8@$gwip
> CSeq: 101 INVITE
> Max-Forwards: 70
> User-Agent: Cisco-SIPGateway/IOS-12.x
> Contact: <sip:$bnum@$gwip:5060;transport=tcp>
> Allow: INVITE, OPTIONS, BYE, CANCEL, ACK, PRACK, COMET, REFER, SUBSCRIBE, NOTIFY, INFO
> Content-Type: application/sdp
> Content-Length: $r(190,260)
> 
> v=0
> o=CiscoSystemsSIP-GW-UserAgent $r(1000,9999) $r(1000,9999) IN IP4 $gwip
> s=SIP Call
> c=IN IP4 $gwip
> t=0 0
> m=audio $media RTP/AVP 0 8 18 101
> a=rtpmap:0 PCMU/8000
> a=rtpmap:101 telephone-event/8000
> a=fmtp:101 0-16
> $ntags
+4 //SIP/SIPHandler/ccbId=$k/scbId=0/findDevicePID: Routed to SIPD by ccbId/scbId$ntags
+3 //SIP/SIPTcp/wait_SdlSPISignal: Outgoing SIP TCP message to $gwip:5060
> SIP/2.0 100 Trying
> Via: SIP/2.0/TCP $gwip:5060;branch=z9hG4bK$x8
> From: "$bname" <sip:$bnum@$gwip>;tag=$s1-$x4
> To: <sip:$num@$srvip>
> Call-ID: $s2-$s3-$x8@$gwip
> CSeq: 101 INVITE
> Content-Length: 0
> $ntags
# 3 counters
PerfMonObjCounters - RegisteredHardwarePhones=$r(380,400) CallsActive=$r(2,60) CallsInProgress=$r(2,70) CallsCompleted=$r(2000,90000) RegisteredMGCPGateway=4 MTPStreamsAvailable=48$ntags
# 2 media resources
MediaResourceManager - waiting_AllocateMohResourceReq - CI=$ref, MRGL=MRGL-$loc, device selected=MOH_$n$ntags
+1 MohManager - streams in use=$r(0,40), available=$r(200,250), errors=0$ntags
RegionsServer: ResGetRegionMatrix regionA=$loc regionB=Default capability=4(Media_Payload_G711Ulaw64k)$ntags
Locations:Orig=0 BW=-1 Dest=$r(1,9) BW=$r(200,900) (-1 implies infinite bw available)$ntags
# 2 database change
DbObjectCounter - table Device, hits=$r(9000,99999), misses=$r(1,30), errors=0$ntags
CcmdbHelper: getDeviceByName name=$dev pkid=$s1-$x4-$x4-$x4-$x8$x4 description="$desc" location=$loc$tags
# 1 forwarding
Digit analysis: Forwarding for $num: CFB=$bnum CFNA=8000 CFA=, ForwardNoAnswer timer $r(8,20) seconds$tags
# 1 unregistration of a phone that was reset
DeviceUnregistered - Device unregistered. Device name.:$dev Device IP address.:$ip Device type. [Optional]:7 Device description [Optional].:$desc Reason Code [Optional].:8 App ID:Cisco CallManager Cluster ID:$cluster Node ID:$srvip$tags
`;

export const CCM_ALIKE = raw`
# secure phone registers
StationInit - New connection accepted. DeviceName=, TCPHandle=0x$hx7, Socket=0x$x3, IPAddr=$ip, Port=$port, StationD=[0,0,0]$ntags
+90-300 StationInit - SSL_accept success, TCPHandle=0x$hx7, IPAddr=$ip, session cipher AES128-SHA, verify return:1$ntags
StationInit - TLS connection established. TCPHandle=0x$hx7, IPAddr=$ip, Port=$port, subject CN=CP-7960-$dev, cipher AES128-SHA, Verify return code: 0 (ok)$ntags
StationInit - certificate validated, LSC issuer CN=CAPF-$s1, DeviceName=$dev, LSC validation succeeded$tags
# caller with the name of a message
//SIP/SIPTcp/wait_SdlReadRsp: Incoming SIP TCP message from $gwip on port 5060 index $r(1,40) with $r(640,990) bytes:
> INVITE sip:$num@$srvip:5060 SIP/2.0
> From: "$quote" <sip:$bnum@$gwip>;tag=$s1-$x4
> To: <sip:$num@$srvip>
> Subject: "$quote"
> CSeq: 101 INVITE
> Content-Length: 0
> $ntags
# display name
CcmdbHelper: getDeviceByName name=$dev DisplayName="$quote", Location=HQ$tags
# description
CcmdbHelper: getDeviceByName name=$dev Description="$quote", Location=$loc$tags
# name in SCCP
StationD:    ($h7) CallInfo callingPartyName='$quote' callingParty=$bnum cgpnVoiceMailbox= calledPartyName='$name' calledParty=$num lineInstance=1 callReference=$ref. callType=1(InBoundCall).$tags
# service or phone display with a name
StationD:    ($h7) DisplayPromptStatus timeOutValue=0 promptStatus='From "$quote"' lineInstance=1 callReference=$ref.$tags
# TLS closed
StationInit - TLS connection closed, alert read:warning:close notify, IPAddr=$ip, Port=$port$tags
# TLS kept waiting
StationInit - SSL_accept:error in SSLv3 read client certificate A, SSL_ERROR_WANT_READ, waiting for more data, IPAddr=$ip$ntags
+30-200 StationInit - TLS handshake completed, IPAddr=$ip, Port=$port, cipher AES128-SHA$ntags
# unregistered, keep-alive timeout of a phone that was unplugged
DeviceUnregistered - Device unregistered. Device name.:$dev Device IP address.:$ip Device type. [Optional]:7 Device description [Optional].:$desc Reason Code [Optional].:13 App ID:Cisco CallManager Cluster ID:$cluster Node ID:$srvip$tags
# transient, not for security
DeviceTransientConnection - Transient connection attempted. Connecting Port:2000 Device name [Optional].:$dev Device IP address.:$ip Device type. [Optional]:7 Reason Code [Optional].:6 App ID:Cisco CallManager Cluster ID:$cluster Node ID:$srvip$tags
# thresholds
AlarmManager: EndPointTransientConnection threshold, Reason: $pick(10|11|12|28) seconds$ntags
# gatekeeper
StationInit: gatekeeper zone not registered with H323 gatekeeper, zone is optional$ntags
# locked by the user
Device $dev settings locked by user$tags
# lock flag
Device $dev locked == 0, cause = 19$tags
# version of a record
DbObject: record has wrong version number 12, reloading$ntags
# counts of zero
PerfMonObjCounters - TLS handshake failed: 0, LSC validation failed: 0, invalid LSC: 0, RegisterReject=0, errors=0$ntags
# another count of zero
PerfMonObjCounters - SSL handshake failures 0, certificate verify failed: 0, 0 failures in the last 300 seconds$ntags
# timer and LSC
SIP timer expired, LSC status unknown$tags
# alternative names
validTLSConnection:TLS InvalidX509NameInCertificate, Rcvd=$gw , Expected=$gw.hq.example. Will check SAN the next$ntags
validTLSConnection:Find matching SAN in certificate, Rcvd=$gw$ntags
# field of another form
SRST reference form: Port Numbers can only contain digits (help text of the field)$ntags
# CallManager and the CTL client's words
CTL change notify: CallManager Cluster Security Mode is in Mixed Mode.$ntags
# TFTP and CCM
TFTP server $srvip authorized$ntags
# counters on phones
StationInit: ($h7) phone statistics: File Auth Fail count: 0, TFTP Not Authorized count: 0, Trust List update failed: 0$tags
# valid until
StationInit - CallManager certificate serial $x8 valid until 03/14/2016, not expired$ntags
# LSC
StationInit - DeviceName=$dev LSC not valid after 03/14/2016$tags
# inventory of a phone
CDP: $dev Invalid Serial Number. field is empty on this model$tags
# SIP port
SIPTcp - Invalid Port number 0 in Contact, default 5060 used$ntags
`;

export const SDL_OLD = raw`
# 20 keep-alive
SdlSig|StationKeepAlive|restart0|StationD($n,100,89,$ctl)|StationInit($n,100,90,1)|$oldtag|$oldqueue
# 12 timers
SdlSig|$pick(DbNotifyTimer|AnnKeepAliveTimer|MohKeepAliveTimer|StationOutstandingTimer|LocationResyncTimer)|wait|$pick(DbObjectCache($n,100,94,1)|AnnManager($n,100,126,1)|MohManager($n,100,124,1)|StationManager($n,100,88,1))|SdlTimerService($n,100,3,1)|($n,100,94,1).$seq-(*:*)|$oldqueue
# 5 call
SdlSig|StationOffHook|restart0|StationD($n,100,89,$ctl)|StationInit($n,100,90,1)|$oldtag|$oldqueue
+1 SdlSig|CcSetupReq|restart0|LineControl($n,100,139,$ctl)|StationCdpc($n,100,87,$conn)|$oldtag|$oldqueue CI=$ci CI.branch=0 CSS=$s1-$x4-$x4-$x4-$x8$x4 cssIns=0 aarCSS= aarDev=T ccBearCap.itc=0 ccBearCap.l=3 cgPart.locName=$loc cgpn=$num cdpn=$bnum protected=1
SdlSig|CcRegisterPartyA|restart0|LineControl($n,100,139,$ctl)|StationCdpc($n,100,87,$conn)|$oldtag|$oldqueue CI=$ci CI.branch=0
+1 SdlSig|DaReq|wait|Da($n,100,216,1)|Cdcc($n,100,224,$conn)|$oldtag|$oldqueue CI=$ci cgpn=$num cdpn=$bnum pss=PT-Internal:PT-$loc
Digitanalysis - wait_DaReq: daReq.partitionSearchSpace(PT-Internal:PT-Emergency:PT-$loc), filteredPartitionSearchSpaceString(PT-Internal), partitionSearchSpaceString(PT-Internal:PT-Emergency:PT-$loc), dd($bnum), one match found
+1 SdlSig|DaRes|call_initiated2|Cdcc($n,100,224,$conn)|Da($n,100,216,1)|$oldtag|$oldqueue CI=$ci RouteBlockFlag=RouteThisPattern
+1 SdlSig|CcSetupInd|restart0|StationD($n,100,89,$bctl)|LineControl($n,100,139,$bctl)|$oldtag|$oldqueue CI=$ci1 cgpn=$num cdpn=$bnum cgpnName=$name
SdlSig|CcAlertReq|tcc_call_delivered|Cdcc($n,100,224,$conn)|LineControl($n,100,139,$bctl)|$oldtag|$oldqueue CI=$ci1
+2500-9000 SdlSig|StationOffHook|restart0|StationD($n,100,89,$bctl)|StationInit($n,100,90,1)|$oldtag|$oldqueue
SdlSig|CcSetupRes|tcc_call_received|Cdcc($n,100,224,$conn)|LineControl($n,100,139,$bctl)|$oldtag|$oldqueue CI=$ci1
+1 SdlSig|MediaConnectRequest|wait|MediaCoordinator($n,100,99,1)|MatrixControl($n,100,102,$conn)|$oldtag|$oldqueue CI=$ci CI=$ci1 regionA=$loc regionB=Default
SdlSig|RegionsReq|wait|RegionsServer($n,100,121,1)|MediaManager($n,100,98,$conn)|$oldtag|$oldqueue regionA=$loc regionB=Default
+40-90 SdlSig|StationOpenReceiveChannelAck|restart0|StationD($n,100,89,$ctl)|StationInit($n,100,90,1)|$oldtag|$oldqueue status=0 partyID=$pty
+9000-40000 SdlSig|StationOnHook|restart0|StationD($n,100,89,$ctl)|StationInit($n,100,90,1)|$oldtag|$oldqueue
SdlSig|CcDisconnReq|active_call|Cdcc($n,100,224,$conn)|StationCdpc($n,100,87,$conn)|$oldtag|$oldqueue CI=$ci c=16
+1 SdlSig|MediaDisconnectRequest|wait|MediaCoordinator($n,100,99,1)|MatrixControl($n,100,102,$conn)|$oldtag|$oldqueue CI=$ci
SdlSig|CcRelInd|restart0|LineControl($n,100,139,$bctl)|Cdcc($n,100,224,$conn)|$oldtag|$oldqueue CI=$ci1
# 2 registration
SdlSig|StationRegister|wait_register|StationD($n,100,89,$ctl)|StationInit($n,100,90,1)|$oldtag|$oldqueue protocolVer=5 secure=F DeviceName=$dev
+12 StationD($ctl) - $dev registered, deviceSecurityMode=1, description=$desc
SdlSig|DmRegisterReq|initialized|DeviceManager($n,100,95,1)|StationD($n,100,89,$ctl)|$oldtag|$oldqueue name=$dev
SdlSig|DmRegisterRes|wait|StationD($n,100,89,$ctl)|DeviceManager($n,100,95,1)|$oldtag|$oldqueue result=0
# 2 MGCP
SdlSig|MGCPNotify|wait|MGCPManager($n,100,137,4)|MGCPInit($n,100,136,1)|($n,100,138,1).$seq-(*:*)|$oldqueue *@$gw - portNum= 0 NTFY $r(100000,999999)
SdlSig|MGCPNotifyRes|wait|MGCPHandler($n,100,138,1)|MGCPManager($n,100,137,4)|($n,100,138,1).$seq-(*:*)|$oldqueue
# 1 link between nodes
SdlSig|SdlLinkISV|idle|SdlLinkControl($n,100,19,1)|SdlTCPConnection($n,100,14,$conn)|($n,100,14,$conn).$seq-(*:*)|$oldqueue remote node in service, address=$oip:8002
# 1 statistics
CallManager - statistics: RegisteredHardwarePhones=$r(380,400), CallsActive=$r(2,60), CallsInProgress=$r(0,9), code yellow entries=0, throttled calls=0, errors=0
`;

export const SDL_OLD_ALIKE = raw`
# secure registration
SSL_accept success, $ip:$port, session cipher AES128-SHA, verify return:1
StationInit - TLS handshake completed, DeviceName=$dev, certificate validated, Verify return code: 0 (ok)
StationInit - LSC validation succeeded, DeviceName=$dev, issuer CN=CAPF-$s1
# close notify
SSL3 alert read:warning:close notify, $ip:$port, connection closed
# LSC status
Device $dev LSC Status: Not Installed
# not registered, no operation of CAPF
Device $dev not registered, call forwarded to voice mail
# zero
TLS statistics: handshake failures 0, certificate verify failed: 0, no shared cipher: 0, errors=0
# name of a user
DbUser: DisplayName="$quote", Location=HQ
# counters reset
SdlTCPConnection ConnectionFailure counter reset to 0
# threshold
AlarmManager: EndPointTransientConnection threshold, Reason: $pick(10|11|12|28) seconds
# another word
Invalid LSCount value 0 in request, 1 taken
# version
DbObject: record has wrong version number 12, reloading
# certificate unchanged
CAPF certificate matches the certificate in the CTL file
# names checked
validTLSConnection:TLS InvalidX509NameInCertificate, Rcvd=$gw , Expected=$gw.hq.example. Will check SAN the next
validTLSConnection:Find matching SAN in certificate, Rcvd=$gw
# transient, not for security
DeviceTransientConnection - Transient connection attempted. Connecting Port:2000 Device name [Optional].:$dev Device IP address.:$ip Device type. [Optional]:7 Reason Code [Optional].:8 App ID:Cisco CallManager Cluster ID:$cluster Node ID:$srvip
# packet capture
Packet Capture for $dev: mode 0, duration 0, no packets kept
`;

export const TFTP_OLD = raw`
# 10 configuration file
   TID[$x3] TFTPServer::recvMessage[0x00$x6]() sockets:$r(30,48) CReqContext[0x01$s1] Requested File[$dev.cnf.xml]
TFTPEngine::isReadRequest[0x01$s1~$k~$ip~$port], [$dev.cnf.xml] opcode(1), Mode(octet), Serving Count($r(0,3))
+1 TFTPCache::FindMatching($dev), Found[$ldev.cnf.xml]
+1 TFTPEngine::sendFile[0x01$s1~$k~$ip~$port], File[$ldev.cnf.xml], Size($r(2000,9000)), Block Size(512)
+60-400 TFTPEngine::endTransfer[0x01$s1~$k~$ip~$port], File[$ldev.cnf.xml], Result(0)
# 5 dictionary
   TID[$x3] TFTPServer::recvMessage[0x00$x6]() sockets:$r(30,48) CReqContext[0x01$s1] Requested File[$pick(Japanese_Japan|English_United_States|German_Germany)/7960-dictionary.xml]
TFTPEngine::isReadRequest[0x01$s1~$k~$ip~$port], [$pick(Japanese_Japan|English_United_States)/7960-dictionary.xml] opcode(1), Mode(octet), Serving Count($r(0,3))
+2 TFTPEngine::sendFile[0x01$s1~$k~$ip~$port], File[7960-dictionary.xml], Size($r(20000,90000)), Block Size(512)
+200-900 TFTPEngine::endTransfer[0x01$s1~$k~$ip~$port], File[7960-dictionary.xml], Result(0)
# 2 statistics
TFTPStatistics: Requests($r(2,40)) FilesServed($r(2,30)) NotFound($r(0,6)) Aborted(0) CacheSize($r(3,9)MB) errors=0
# 2 device change
   CServiceModule::DeviceChange[$dev] rebuild configuration file, pkid $s1-$x4-$x4-$x4-$x8$x4
+8 TFTPCache::Insert($ldev.cnf.xml), Size($r(2000,9000)), entries($r(400,900))
# 3 firmware
   TID[$x3] TFTPServer::recvMessage[0x00$x6]() sockets:$r(30,48) CReqContext[0x01$s1] Requested File[P00307020300.sbn]
TFTPEngine::isReadRequest[0x01$s1~$k~$ip~$port], [P00307020300.sbn] opcode(1), Mode(octet), Serving Count($r(0,3))
+2 TFTPEngine::sendFile[0x01$s1~$k~$ip~$port], File[P00307020300.sbn], Size(131072), Block Size(512)
+900-4000 TFTPEngine::endTransfer[0x01$s1~$k~$ip~$port], File[P00307020300.sbn], Result(0)
`;

export const TFTP_OLD_ALIKE = raw`
# CTL file on a cluster that is not secure
TFTPEngine::isReadRequest[0x01$s1~$k~$ip~$port], [CTLFile.tlv] opcode(1), Mode(octet), Serving Count(0)
   CReqContext::tftp[0x01$s1~$k~$ip~$port] HandleCTL: Match[$ldev] Found, looking for [CTLFile.tlv] to serve
TFTPEngine::sendNAK[0x01$s1~$k~$ip~$port], File[CTLFile.tlv], Error(1)
# ring list that nobody made
TFTPCache::FindMatching($pick(RINGLIST.XML|DISTINCTIVERINGLIST.XML|ringlist.xml)), Not Found
TFTPEngine::sendNAK[0x01$s1~$k~$ip~$port], File[$pick(ringlist.xml|distinctiveringlist.xml|g3-tones.xml)], Error(1)
# phone that is not in the database yet
TFTPCache::FindMatching($dev), Not Found
TFTPEngine::sendFile[0x01$s1~$k~$ip~$port], File[xmldefault.cnf.xml], Size($r(2000,4000)), Block Size(512)
# zero
TFTPStatistics: failed: 0, aborted: 0, 0 failures, File Auth Failed: 0
# name
   CServiceModule::DeviceChange[$dev] description "$quote"
# signed
   CServiceModule::SignFile[$ldev.cnf.xml.sgn] signature created, verify return:1
# no CTL file to hand on
   CReqContext::tftp[0x01$s1~$k~$ip~$port] HandleCTL: cluster is not in mixed mode, no CTL File to serve
`;

export const DBL_CCM = raw`
# 10 read
-->CDBLDatabase::Get$pick(Device|NumPlan|ProcessConfig|DevicePool|CallManager|ProcessNodeService)
+1    ODBC connection CiscoCallManager DSN=CCM0301, statement handle 0x00$x6
+2    $r(1,40) row(s) read from $pick(Device|NumPlan|ProcessConfig|DevicePool|CallManager|ProcessNodeService)
<--CDBLDatabase::GetTable
# 4 device
-->CDBLDevice::GetByName
   name=$dev description=$desc pool=DP-$loc
+1    1 row(s) read from Device, pkid $s1-$x4-$x4-$x4-$x8$x4
<--CDBLDevice::GetByName
# 2 notify
   ChangeNotify: type 2(Update) table $pick(Device|NumPlan|EndUser) key $s1-$x4-$x4-$x4-$x8$x4
`;

export const DBL_CCM_ALIKE = raw`
# zero
   Transaction committed, errors=0, failed: 0
# name
   row Device name=$dev DisplayName="$quote", Location=HQ
# description
   row EndUser userid=$user Description="$quote"
# lock of a table
   EnterpriseParameter record locked for update, released after $r(1,9) ms
# handler
   DBL Exception occurred handler registered
# no exception
   No DBL Exception occurred.
# security parameter
   EnterpriseParameter ClusterSecurityMode=1, authentication string length 6, certificate not yet issued
# retry
   connection busy, retry 1 succeeded, 0 failures
`;

export const DBL_REPLICATION = raw`
# 6 change
   ChangeNotify: type 2(Update) table Device key $s1-$x4-$x4-$x4-$x8$x4
+2    Replication monitor: publisher $srv, subscriber $osrv, state 3(Succeeded), latency $r(80,900) ms
# 2 subscription
   Subscription CCM0301 at $osrv: last action "No replicated transactions are available.", delivered $r(0,40) commands
# 2 restart check
-->CDBLR::CheckPublisher
+2    publisher $srv reachable, connection string unchanged
<--CDBLR::CheckPublisher
`;

export const DBL_TFTP = raw`
# 6 build
-->CDBLTFTP::BuildDeviceFile
+4    device key $s1-$x4-$x4-$x4-$x8$x4, name $dev, configuration file rebuilt
<--CDBLTFTP::BuildDeviceFile
# 2 locale
   UserLocale of $dev is $pick(English_United_States|Japanese_Japan|German_Germany), NetworkLocale $pick(United_States|Japan|Germany)
`;

export const DBL_CTLPROVIDER = raw`
# 6 mode
-->CDBLCTL::GetClusterSecurityMode
+2    EnterpriseParameter ClusterSecurityMode=1
<--CDBLCTL::GetClusterSecurityMode
# 3 servers
-->CDBLCTL::GetServerList
+3    2 row(s) read from ProcessNode: $srv $osrv
<--CDBLCTL::GetServerList
`;

export const DBL_ALIKE = raw`
# zero
   errors=0, failed: 0, 0 failures
# answer
   Replication of table CAPFCertificate: CAPF certificate changed: no
# handler
   DBL Exception occurred handler registered
# name
   row Device name=$dev Description="$quote"
`;

/** What CAPF says, on Windows and on the appliance: only the heads of the lines differ. */
export const CAPF = raw`
# 4 phone fetches a certificate
@ $k:UNKNOWN:Got a new ph conn $ip on $conn, Total Acc = $k..
+2 -->CSSLSession::Accept
+300    debug $k:UNKNOWN:SSL handshake completed with $ip, cipher AES256-SHA
<--CSSLSession::Accept
+60    debug $k:UNKNOWN:Incoming Phone Msg:
   debug HEX_DUMP: Len = 27:
>         57 01 01 00 00 00 03 $x2 00 00 00 1c 01 00 04 $x2
>         $x2 1f 65 02 00 10 $x2 1d 90 22 $x2
   debug Decoded Phone Msg:
>         Protocol Discriminator : CAPF_PROTOCOL
>         Phone Name             : $dev
>         MsgType                : CAPF_MSG_AUTH_RES
+20 @ $k:$dev:CAPF CORE: Rcvd Event: CAPF_EV_AUTH_OK in State: CAPF_STATE_AUTH_WAIT
+40-900 @ $k:$dev:Sending KEY_GEN_REQ msg, RSA 1024
+2000-9000 @ $k:$dev:CAPF CORE: Rcvd Event: CAPF_EV_KEY_GEN_OK in State: CAPF_STATE_KEY_GEN_WAIT
+40-900 @ $k:$dev:Signing certificate for the phone, issuer CN=CAPF-5b1e02d7
+40-900 @ $k:$dev:Sending CERT_INSTALL_REQ msg
+900-3000 @ $k:$dev:CAPF CORE: Rcvd Event: CAPF_EV_CERT_INSTALL_OK in State: CAPF_STATE_CERT_INSTALL_WAIT
@ $k:$dev:Operation Install/Upgrade completed, LSC installed, operation status set to Upgrade Success
+100-400    debug $k:$dev:CAPF session closed
# 6 scheduler
-->CCAPFScheduler::CheckPendingOperations
+2    debug pending operations $r(0,4), phone port 3804, open connections $r(0,9)
<--CCAPFScheduler::CheckPendingOperations
# 2 database
-->CCAPFDatabase::GetDevice
+1    debug 1 row(s) read for $dev, operation pending, authentication mode By Null String
<--CCAPFDatabase::GetDevice
`;

export const CAPF_ALIKE = raw`
# string
@ $k:$dev:Waiting for authentication string
+4000-20000 @ $k:$dev:Authentication String accepted
@ $k:$dev:Authentication string verified
# string again after one slip of a finger
@ $k:$dev:Authentication String pending, 1 of 10 attempts used
+4000-20000 @ $k:$dev:Authentication string accepted after lockout expired
# lockout over
@ $k:$dev:authentication string lockout cleared
@ $k:$dev:authentication string unlocked
# lockout zero
@ $k:$dev:authentication string lockout: 0
# limits
@ $k:$dev:No authentication string failed attempts, counter reset, max attempts 10
# limit as a setting
@ $k:$dev:device lockout policy is 10 failed authentication attempts
# lengths
@ CAPF Authentication String length is 6.
# record
@ $k:$dev:Authentication String record locked for update
# table
@ $k:$dev:Authentication String table locked by transaction 33
# sessions
@ $k:$dev:too many sessions, authentication string pending
# database
@ $k:$dev:Too many failed attempts to connect to the database, retry after 10 minutes
+900 @ $k:$dev:connected to the database
# invalid strings counted
@ $k:$dev:Invalid authentication string: 0
# verification
@ $k:$dev:verify return:1
@ $k:$dev:Verify return code: 0 (ok)
@ $k:$dev:verify error:num=0:ok
# alerts
@ $k:$dev:SSL3 alert read:warning:close notify
@ $k:$dev:TLS connection closed
# handshake
@ $k:UNKNOWN:SSL_accept:error in SSLv3 read client certificate A
+20-200 @ $k:UNKNOWN:SSL_accept success, session cipher AES256-SHA
@ $k:$dev:TLS handshake completed
# no error in the handshake
@ $k:$dev:No error during TLS handshake
@ $k:$dev:TLS handshake error 0 (success)
# count of handshakes
@ $k:$dev:TLS handshake failed: 0
# settings of handshakes
@ $k:$dev:TLS handshake timeout 30 seconds
@ $k:$dev:waiting for TLS handshake timeout
# handshake that never failed
@ TLS handshake with $dev never failed
@ TLS handshake with $dev completed, 1 attempt failed before
# certificate of CAPF
@ CAPF certificate found: C:\Program Files\Cisco\Certificates\CAPF.cer
@ CAPF certificate matches the certificate in the CTL file
@ CAPF certificate valid until 2031-03-14, not expired
# no change
@ $k:$dev:no CAPF certificate mismatch
@ $k:$dev:CAPF certificate changed: no
@ $k:$dev:no CAPF certificate change
# handlers
@ CAPF certificate change notification registered
@ CAPF certificate changed callback registered
# LSC
@ $k:$dev:LSC validation succeeded
@ $k:$dev:LSC is valid
@ $k:$dev:LSC expires 03/14/2031
@ $k:$dev:LSC not expired
@ $k:$dev:LSC is not yet expired
# LSC searched
@ $k:$dev:no expired LSC found
@ $k:$dev:no invalid LSC found
@ $k:$dev:no LSC validation failure
# LSC checks
@ $k:$dev:LSC expired check passed
@ $k:$dev:expired LSC check passed
# LSC counters
@ $k:$dev:LSC mismatch: 0
@ $k:$dev:LSC validation failed: 0
@ $k:$dev:LSC not issued by CAPF: 0
# LSC timer
@ $k:$dev:LSC operation timer expired
@ $k:$dev:Operation Install/Upgrade completed on the second try, LSC installed
# LSC date
@ $k:$dev:LSC not valid after 03/14/2031
# issuer
@ $k:$dev:certificate issued by CAPF-5b1e02d7
@ $k:$dev:certificate not yet issued, CAPF operation in progress
# registered
@ $k:$dev:phone $dev is registered with CallManager
@ $k:$dev:phone not registered: 0
# nothing returned
@ $k:$dev:database query done, no certificate returned
# success
@ $k:$dev:operation Delete completed, operation status set to Delete Success, errors=0
# statistics
@ CAPF statistics: sessions completed $r(10,900), failed: 0, 0 failures, lockouts 0
# name
@ $k:$dev:DisplayName="$quote", Location=HQ
`;

export const CTL_PROVIDER = raw`
# 10 idle
   debug idle, listening on port 2444, connections 0
# 3 session of a client
@ $k:UNKNOWN:Got a new client conn 10.1.30.$r(10,90) on $conn, Total Acc = $k..
+210    debug $k:UNKNOWN:SSL handshake completed with 10.1.30.$r(10,90), cipher AES256-SHA
+90 @ $k:Administrator:Authenticate User request
+90    debug $k:Administrator:Authenticate User response, result 0
+40 @ $k:Administrator:Get CCM List request
+90    debug $k:Administrator:Get CCM List response, result 0
+40 @ $k:Administrator:Get Cluster Security Mode request
+30    debug $k:Administrator:Get Cluster Security Mode response, result 0
+40 @ $k:Administrator:Get CTL File request
+60    debug $k:Administrator:Get CTL File response, result 0
+40 @ $k:Administrator:Get CAPF Certificate request
+60    debug $k:Administrator:Get CAPF Certificate response, result 0
+20    debug $k:Administrator:connection closed by client
# 1 start
@ CTL Provider service started, listening on port 2444
@ CCM certificate C:\Program Files\Cisco\Certificates\ccmserver.cer loaded
`;

export const CTL_PROVIDER_ALIKE = raw`
# steps
Initializing SDI Control.
Opening CTL File.
CTL Filename: CTLFile.tlv, contents: 6 records
CTL Filename or contents are valid.
# retries
Error reading CTL File retry counter set to 0
# exceptions
No DBL Exception occurred.
DBL Exception occurred handler registered
# certificate
Server Certificate File found.
No Server Certificate File found in cache, reading from disk
# registry
Could not read version 4.1.0 from registry
# CAPF
CAPF certificate changed: no
# TLS
@ $k:UNKNOWN:verify return:1
@ $k:UNKNOWN:SSL_accept success
@ $k:Administrator:SSL3 alert read:warning:close notify
# zero
   debug statistics: SSL handshake failures 0, failed: 0, errors=0
# goes on
CTL File is not valid until the phones are reset
# mode
CallManager Cluster Security Mode is in Mixed Mode.
# user
@ $k:Administrator:User authenticated
# name
   debug $k:Administrator:DisplayName="$quote", Location=HQ
`;

export const CTL_CLIENT = raw`
# 1 run of the client
   Cisco CTL Client 4.1(0.4) started, user Administrator, workstation VOICE-PC$r(10,99)
   Cluster security mode selected: Mixed Mode
+900-4000 -->CTLProviderConnection::Open
   Connecting to server $srv ($srvip) port 2444
+214    SSL handshake with server $srv completed, cipher AES256-SHA
<--CTLProviderConnection::Open
+90    Authenticate User operation sent to server $srv
+90    Authenticate User operation completed, result 0
+90    Get CCM List operation sent to server $srv
+90    Get CCM List operation completed, result 0
+90    Get CTL File operation sent to server $srv
+90    Get CTL File operation completed, result 0
   CTL File: 6 records
+90    Get CCM Certificate operation sent to server $srv
+90    Get CCM Certificate operation completed, result 0
+90    Get CAPF Certificate operation sent to server $srv
+90    Get CAPF Certificate operation completed, result 0
   Connection to server $srv closed
+900    MessageBox: Please insert a Security Token. Click Ok when done
+9000-20000    Security token found: subject CN=SAST-ADN$s1, issuer CN=Cisco Manufacturing CA, serial $s2
+900    MessageBox: Please insert another Security Token. Click Ok when done.
+9000-20000    Security token found: subject CN=SAST-ADN$s3, issuer CN=Cisco Manufacturing CA, serial $s4
+2000    CTL File: 7 records, 2 security tokens, signed by CN=SAST-ADN$s1
+900    Post CTL File operation sent to server $srv
+90    Post CTL File operation completed, result 0
+90    Set Cluster Security Mode operation sent to server $srv
+90    Set Cluster Security Mode operation completed, result 0
+100    MessageBox: CTL File created successfully.
+3400    MessageBox: You must restart all the CallManager and TFTP nodes in the Cluster.
+6000    Cisco CTL Client ended
`;

export const CTL_CLIENT_ALIKE = raw`
# certificates read
Certificate Date valid.
Issuer name is valid.
Issuer Name in Certificate: CN=$srv
Issuer Name length: 48
Certificate is of type RSA.
Public Key is valid.
Public Key in Certificate: RSA (1024 Bits)
Public Key length: 140
Serial Number: $s1
Serial Number length: 12
Signature Algorithm: sha1RSA
Signature length: 256
Subject name is valid.
Subject Name in Certificate: CN=$srv
Subject Name length: 48
Thumbprint: $x2 $x2 $x2 $x2
Private Key File is valid.
Cipher for Private key: 3DES
Server Certificate is valid.
# sentences that go on about certificates
Certificate Date Invalid check skipped
Issuer name is not valid UTF-8, read as Latin-1
No Issuer Name in Certificate store entry 3, using entry 4
Invalid Issuer Name length limit 256 read from registry
Certificate is not of type RSA/DSA, next one read
Public Key is not valid for signing, used for key exchange
No Public Key in Certificate cache, reading file
Invalid Public Key length limit 512 read from registry
Invalid Serial Number length limit 256 read from registry
Invalid Signature Algorithm list is empty
Invalid Signature length limit 1024 read from registry
Subject name is not valid UTF-8, read as Latin-1
No Subject Name in Certificate store entry 3, using entry 4
Invalid Subject Name length limit 256 read from registry
Invalid Thumbprint cache entry removed
# sentences that go on about keys
Invalid Cipher for Private key export, key stays on the token
Private Key File is not valid before 03/14/2006
No Private Key File exists yet, making one
Server Certificate is Invalid only after 03/14/2031
No Signature.dat in folder, skipped
Request needs no signature.
# empty names of a cluster that is not secure
--- No Issuer Name---
--- No Subject Name---
# CTL file
Parse CTL File: 6 records
CTL File is valid.
The CTL File signature is valid.
There are 2 Security Tokens in CTL File.
2 security tokens in the CTL File
At least one CallManager server in the cluster found
Total number of CTL Records: 42
CTL Entry created for server $srv
No CTL File.tlv in the list to delete
CTL File is not valid until the phones are reset
You must recreate the CTL File entry for $ip
Failed to create CTL File backup, going on without it
Unable to create CTL Entry window, trying again
# distribution
CTL File operation was successful on all the servers.
Set Cluster Security Mode on the CallManager publisher.
The Alternate TFTP Server entry is valid.
Alternate TFTP Server entry added
Got CallManager Certificate from server $srv
All the CallManager and TFTP nodes in the Cluster restarted.
You can delete this item.
# connection
Init TLS
Init TLS failed over to backup library
TLS Connect when Opening Sockets.
No TLS Connect Error when Opening Sockets.
No error occurred during SSL handshake.
SSL Handshake done.
Error occurred during SSL Handshake retry counter reset
Could not connect to CTL provider service port 2444, trying next address
Connected to CTL provider Service.
User authenticated
CM Name is $srv
CM Name is too long to show, cut at 20 characters
# TLS library
SSL_connect: SSL negotiation finished successfully, verify return:1
Verify return code: 0 (ok)
alert read:warning:close notify
# expired, replaced
Certificate expired on 03/14/2005 was replaced
Checking whether Certificate expired. no
No Certificate expired.
# token
Security Token inserted.
Another Security Token inserted.
Opening Security Token Store.
No Error Opening Security Token Store.
Certificate in Security Token: CN=SAST-$s1
Valid Server Certificate found.
The Security Token can be used to sign the CTL File.
Security Token is not locked
Security Token locked: no
retry counter not exceeded
no wrong token password
Sign Message done.
Could not sign message digest twice, using first signature
Verify Message done.
Could not verify message length, using default
# words of the window
CTL Client version 4.1(0.4)
CTL Client version is compatible with the CTL Provider
CTL Client not started from Terminal Services
Cannot run CTL Client from Terminal Services check skipped
Error occurred when creating Dialog font, default font used
Group Name: Administrators
User Name: Administrator
Invalid User Name length limit 64
Invalid Password length limit 64
Invalid Hostname lookups: 0
Invalid IP Address entries: 0
Invalid Port number count: 0
Unknown CTL Error codes are mapped to 0
no unknown CTL error
Help available.
Change etoken password
Wrote information to the local Windows Registry
Entry for Server already exists in the cache, reused
# prompts
   MessageBox: You have selected to exit the CTL Client application. Are you sure you want to exit?
+900    MessageBox: Are you sure you want to delete this item?
# names
   server list: DisplayName="$quote", Location=HQ
`;

export const SRST = raw`
# 2 certificate of a gateway
-->CSRSTCertClient::GetCertificate
+4    SRST reference SRST-$loc, connecting to $gwip port 2445
+260    Certificate received from $gwip, subject CN=$gw, serial $r(1,90)
+2    Certificate is the one in the database, nothing to update
<--CSRSTCertClient::GetCertificate
# 5 idle
   idle, 4 SRST references known
`;

export const SRST_ALIKE = raw`
# TLS
   SSL_connect: SSL negotiation finished successfully, verify return:1
   Verify return code: 0 (ok)
   alert read:warning:close notify
# zero
   certificates updated 0, failed: 0, errors=0
# port
   port number 2445 contains digits only
# valid
   certificate of $gw valid until 03/14/2031
# name
   SRST reference Description="$quote"
`;

/** One installation, from start to end. */
export const HTTPS = raw`
# 1 installation
HTTPSCertInstall started
Host name $srv, web site W3SVC/1
Generating key pair, RSA 1024
+1000-9000 Creating self-signed certificate, subject CN=$srv, valid for 1825 days
Certificate written to C:\Program Files\Cisco\Certificates\httpscert.cer: The operation completed successfully.
Certificate added to the local machine store: The operation completed successfully.
Certificate was not in the store before, 0 errors
+1000 SSL binding set on port 443: The operation completed successfully.
Virtual directory CCMAdmin: AccessSSL set
Virtual directory CCMService: AccessSSL set
Virtual directory CCMUser: AccessSSL set
Virtual directory RTMTReports: AccessSSL set
+2000-9000 IIS restarted
certificate valid until 03/14/2011, not expired
HTTPSCertInstall finished, return code 0
`;

/** The log of a Windows Installer run as verbose logging writes it, codes and notes that only look bad included. */
export const CTL_INSTALL = raw`
# 1 installation
=== Verbose logging started: $date  7:52:04  Build type: SHIP UNICODE 2.00.2600.02  Calling process: C:\WINNT\System32\MSIEXEC.EXE ===
MSI (c) (8C:A4): Resetting cached policy values
MSI (c) (8C:A4): Machine policy value 'Debug' is 0
MSI (c) (8C:A4): ******* RunEngine: 
           ******* Product: C:\CiscoWebs\Install\CTL\Cisco CTL Client.msi
           ******* Action: 
           ******* CommandLine: /L*V C:\ctlinstall.log
MSI (c) (8C:A4): Note: 1: 2205 2:  3: Error 
MSI (c) (8C:A4): Note: 1: 2262 2: AdminProperties 3: -2147287038 
MSI (c) (8C:A4): Note: 1: 2228 2:  3: Error 4: SELECT Message FROM Error WHERE Error = 2898
Action start 7:52:05: INSTALL.
Action start 7:52:07: AppSearch.
Action ended 7:52:08: AppSearch. Return value 1.
Action start 7:52:09: CostInitialize.
Action ended 7:52:10: CostInitialize. Return value 1.
Action start 7:52:15: InstallFiles.
InstallFiles: File: CTLClient.exe,  Directory: C:\Program Files\Cisco\CTL Client\,  Size: 438272
InstallFiles: File: etpkcs11.dll,  Directory: C:\Program Files\Cisco\CTL Client\,  Size: 212992
Action ended 7:52:21: InstallFiles. Return value 1.
Action start 7:52:23: WriteRegistryValues.
Action ended 7:52:24: WriteRegistryValues. Return value 1.
Action start 7:52:31: InstallFinalize.
Action ended 7:52:50: InstallFinalize. Return value 1.
Action ended 7:52:51: INSTALL. Return value 1.
Property(S): INSTALLDIR = C:\Program Files\Cisco\CTL Client\
Property(S): ErrorDialog = SetupError
Property(S): ProductName = Cisco CTL Client
Property(S): ProductVersion = 4.1.0.4
Property(S): ARPCOMMENTS = "No CTL File." is shown until the client has run once
MSI (s) (70:D8): Service 'Smart Card' (SCardSvr) is running
MSI (c) (8C:A4): Product: Cisco CTL Client -- Installation operation completed successfully.
MSI (c) (8C:A4): MainEngineThread is returning 0
=== Logging stopped: $date  7:52:58 ===
`;

// ---------------------------------------------------------------------------------------- the appliance, CUCM 11.5

export const SDL = raw`
# 40 timers
SdlSig|DbObjectCacheTimer|initialized|Db($n,100,213,1)|SdlTimerService($n,100,3,1)|$n,100,150,1.1^*^*|$queue AppCorr: 0
# 8 device timer
SdlSig|DeviceEventReceiptMonitoringTimer|wait|StationInit($n,100,65,1)|SdlTimerService($n,100,3,1)|$n,100,150,1.1^*^*|$queue
# 5 throttling timer
SdlSig|HNICTThrottlingMonitorTimer|restart0|HNICTThrottling($n,100,60,1)|SdlTimerService($n,100,3,1)|$n,100,150,1.1^*^*|$queue
# 4 registration timer
SdlSig|ReapOldTokenRegistrationsTimer|wait|SIPStationInit($n,100,75,1)|SdlTimerService($n,100,3,1)|$n,100,150,1.1^*^*|$queue
# 4 statistics
SdlStat|Period: 6s #Lines: $r(8,60) #Bytes: $r(2000,14000) Total Number of Buffers: 10000 Free LWM: $r(9960,9998) Free LWM(total): 9511
# 2 CDR files
SdlSig|CdrFileTimer|wait|EnvProcessCdr($n,100,112,1)|SdlTimerService($n,100,3,1)|$n,100,150,1.1^*^*|$queue
EnvProcessCdr::wait_CdrFileTimer
EnvProcessCdr::closeCdrFile
EnvProcessCdr::closeCmrFile
# 12 keep-alive REGISTER
SdlSig|SdlReadRsp|wait|SIPTcp($n,100,74,1)|SdlTCPConnection($n,100,14,$conn)|$n,100,14,$conn.$seq^$ip^*|*TraceFlagOverrode
SIPTcp - SdlRead bufferLen=$r(900,930)
SIPTcp - wait_SdlReadRsp: Incoming SIP TCP message from $ip on port $port index $conn with $r(900,930) bytes:
> [$seq,NET]
~ REGISTER sip:$fqdn SIP/2.0
~ Via: SIP/2.0/TCP $ip:$port;branch=z9hG4bK$s1
~ From: <sip:$num@$fqdn>;tag=$lmac0a11$s2
~ To: <sip:$num@$fqdn>
~ Call-ID: $lmac-0d2f0003-$s3-$s4@$ip
~ Max-Forwards: 70
~ Date: $httpdate
~ CSeq: $r(1000,9000) REGISTER
~ User-Agent: Cisco-CP$model/11.7.1
~ Contact: <sip:$s1-$x4-$x4-$x4-$x8$x4@$ip:$port;transport=tcp>;+u.sip!devicename.ccm.cisco.com="$dev";+u.sip!model.ccm.cisco.com="684";expires=0;cisco-keep-alive
~ Supported: (null),X-cisco-xsi-7.0.1
~ Content-Length: 0
~ Expires: 0
~ 
> 
SIPTcp - SignalCounter = $r(1000,99999)
SdlSig|SIPSPISignal|wait|SIPHandler($n,100,82,1)|SIPTcp($n,100,74,1)|$n,100,14,$conn.$seq^$ip^*|*TraceFlagOverrode
//SIP/Stack/Info/0x0/ccsip_process_sipspi_queue_event: ccsip_spi_get_msg_type returned: 2 (SIP_NETWORK_MSG), for event 1 (SIPSPI_EV_NEW_MESSAGE)
//SIP/Stack/Transport/0x0/sipTransportProcessNWNewConnMsg: context=(nil)
//SIP/Stack/Transport/0x0/sipConnectionManagerProcessNewConnMsg: gConnTab=0xe69c02f0, addr=$ip, port=$port, connid=$conn, transport=TCP
//SIP/Stack/Info/0x0/sipHolderGetConnInstance: Return existing connection for port $port connId $conn
//SIP/Stack/Info/0x0/sipSPIFindRegisterCcb: *****CCB NOT found in UAS Request table. ccb=(nil)
//SIP/Stack/States/0x0x$s2/sipSPIChangeState: 0x$s2 : State change from (STATE_NONE, SUBSTATE_NONE)  to (STATE_IDLE, SUBSTATE_NONE)
//SIP/SIPHandler/ccbId=$k/scbId=0/ccsip_api_register_ind: ++++++ Incrememted gSipNewRegPendingNum to $r(1,9)
+1 SdlSig|SIPRegisterInd|wait|SIPStationInit($n,100,75,1)|SIPHandler($n,100,82,1)|$n,100,14,$conn.$seq^$ip^$dev|$queue ccbID= $k --TransType=1 --TransSecurity=0 PeerAddr = $ip:$port MAC = $mac DeviceName = $dev X509SubjectName =  SubjectAltname =  UserId = $user
SIPStationInit: connID=$conn, $dev, $ip:$port, Routed signal by connection index to ($n,100,76,$ctl)
SIPStationD($ctl) - setUaTypeAndCepn: uaType is CISCO_ENHANCED_PHONE
SIPStationD($ctl) - parseSupportedHeader:  X-cisco-callinfo=T X-cisco-serviceuri=T X-cisco-escapecodes=T X-cisco-service-control=T X-cisco-duplicate-reg=F X-cisco-graceful-reg=F X-cisco-srtp-fallback=T X-cisco-ix=F X-cisco-monrec=T X-cisco-xsi=T xsi-version=7.0.1
+1 SdlSig|SIPRegisterResp|wait|SIPHandler($n,100,82,1)|SIPStationD($n,100,76,$ctl)|$n,100,14,$conn.$seq^$ip^$dev|$queue ccbID= $k --TransType=1 --TransSecurity=0
//SIP/SIPHandler/ccbId=$k/scbId=0/wait_SIPRegisterResp: ++++++ Decrememted gSipNewRegPendingNum to $r(0,8)
//SIP/Stack/Error/0x0/httpish_msg_free: Freeing NULL pointer!
//SIP/Stack/Transport/0x0x$s2/sipTransportPostSendMessage: Posting send for msg=0x$x8, addr=$ip, port=$port, connId=$conn for TCP
SIPTcp - wait_SdlSPISignal: Outgoing SIP TCP message to $ip on port $port index $conn 
> [$seq,NET]
~ SIP/2.0 200 OK
~ Via: SIP/2.0/TCP $ip:$port;branch=z9hG4bK$s1
~ From: <sip:$num@$fqdn>;tag=$lmac0a11$s2
~ To: <sip:$num@$fqdn>;tag=$r(100000000,900000000)
~ Date: $httpdate
~ Call-ID: $lmac-0d2f0003-$s3-$s4@$ip
~ CSeq: $r(1000,9000) REGISTER
~ Expires: 120
~ Contact: <sip:$s1-$x4-$x4-$x4-$x8$x4@$ip:$port;transport=tcp>;+u.sip!devicename.ccm.cisco.com="$dev";+u.sip!model.ccm.cisco.com="684"
~ Supported: X-cisco-srtp-fallback,X-cisco-sis-7.0.0
~ Content-Length: 0
~ 
> 
# 6 SIP call
SIPTcp - wait_SdlReadRsp: Incoming SIP TCP message from $ip on port $port index $conn with $r(1800,2100) bytes:
> [$seq,NET]
~ INVITE sip:$bnum@$fqdn;user=phone SIP/2.0
~ Via: SIP/2.0/TCP $ip:$port;branch=z9hG4bK$x8
~ From: "$name" <sip:$num@$fqdn>;tag=$lmac5e14$s1
~ To: <sip:$bnum@$fqdn>
~ Call-ID: $lmac-0008000b-$s2-$s3@$ip
~ Max-Forwards: 70
~ Session-ID: $s1$s2$s3$s4;remote=00000000000000000000000000000000
~ Date: $httpdate
~ CSeq: 101 INVITE
~ User-Agent: Cisco-CP$model/11.7.1
~ Contact: <sip:$s1-$x4-$x4-$x4-$x8$x4@$ip:$port;transport=tcp>;+u.sip!devicename.ccm.cisco.com="$dev"
~ Expires: 180
~ Accept: application/sdp
~ Allow: ACK,BYE,CANCEL,INVITE,NOTIFY,OPTIONS,REFER,REGISTER,UPDATE,SUBSCRIBE,INFO
~ Remote-Party-ID: "$name" <sip:$num@$fqdn>;party=calling;id-type=subscriber;privacy=off;screen=yes
~ Supported: replaces,join,sdp-anat,norefersub,resource-priority,extended-refer,X-cisco-callinfo,X-cisco-serviceuri,X-cisco-escapecodes,X-cisco-service-control,X-cisco-srtp-fallback,X-cisco-monrec,X-cisco-config,X-cisco-sis-7.0.0,X-cisco-xsi-8.5.1
~ Allow-Events: kpml,dialog
~ Content-Type: application/sdp
~ Content-Disposition: session;handling=optional
~ Content-Length: $r(360,440)
~ 
~ v=0
~ o=Cisco-SIPUA $r(1000,30000) 0 IN IP4 $ip
~ s=SIP Call
~ b=AS:4064
~ t=0 0
~ m=audio $media RTP/AVP 114 9 124 0 8 116 18 101
~ c=IN IP4 $ip
~ b=TIAS:64000
~ a=rtpmap:114 opus/48000/2
~ a=rtpmap:9 G722/8000
~ a=rtpmap:0 PCMU/8000
~ a=rtpmap:8 PCMA/8000
~ a=rtpmap:101 telephone-event/8000
~ a=fmtp:101 0-15
~ a=sendrecv
SIPTcp - SignalCounter = $r(1000,99999)
SdlSig|SIPSPISignal|wait|SIPHandler($n,100,82,1)|SIPTcp($n,100,74,1)|$n,100,14,$conn.$seq^$ip^*|*TraceFlagOverrode
//SIP/Stack/Info/0x0/ccsip_process_sipspi_queue_event: ccsip_spi_get_msg_type returned: 2 (SIP_NETWORK_MSG), for event 1 (SIPSPI_EV_NEW_MESSAGE)
//SIP/Stack/UrlError/0x0/Too many unknown parameters
//SIP/SDPLib/Error/0x0/sdp_attr_get_fmtp_payload_type:  fmtp attribute, level 1 instance 1 not found.
//SIP/SIPHandler/ccbId=$k/scbId=0/findDevicePID: Routed to SIPD by ccbId/scbId
+2 SdlSig|SIPSetupInd|wait|SIPStationD($n,100,76,$ctl)|SIPHandler($n,100,82,1)|$n,100,14,$conn.$seq^$ip^$dev|$queue ccbId= $k
+2 SdlSig|CcSetupReq|restart0|Cc($n,100,225,1)|SIPCdpc($n,100,85,$bctl)|$n,100,14,$conn.$seq^$ip^$dev|$queue CI=$ci CI.branch=0 cgpn=$num cdpn=$bnum cgpnName=$user
Created|||Cdcc($n,100,224,$conn)|Cc($n,100,225,1)||NumOfCurrentInstances: $r(1,40)
Cdcc - ($h7) - dumpSecureStatus - sideA=(cap=1,1, media=0,0, feature=0,0), sideB=(cap=1,1 media=0,0, feature=0,0)
Cdcc - ($h7)- getSecureStatusTypeGivenSide - CFBCtrlSecIcon=0, notifyDeviceType=4, SecureStatus=0, deviceName=$dev
+1 SdlSig|DaReq|wait|Da($n,100,216,1)|Cdcc($n,100,224,$conn)|$n,100,14,$conn.$seq^$ip^$dev|$queue CI=$ci cgpn=$num cdpn=$bnum
Digit analysis: match(pi="2", fqcn="$num", cn="$num",plv="5", pss="PT_Internal:PT_$loc", TodFilteredPss="PT_Internal:PT_$loc", dd="$bnum",dac="1")
Digit analysis: analysis results
|PretransformCallingPartyNumber=$num
> |CallingPartyNumber=$num
> |DialingPartition=PT_Internal
> |DialingPattern=$bnum
> |FullyQualifiedCalledPartyNumber=$bnum
> |DialingPatternRegularExpression=($bnum)
> |DialingWhere=
> |PatternType=Enterprise
> |PotentialMatches=NoPotentialMatchesExist
> |DialingSdlProcessId=(0,0,0)
> |PretransformDigitString=$bnum
> |CollectedDigits=$bnum
> |UnconsumedDigits=
> |TagsList=SUBSCRIBER
> |VoiceMailbox=
> |VoiceMailCallingSearchSpace=
> |DisplayName=$user
> |RouteBlockFlag=RouteThisPattern
> |RouteBlockCause=0
+1 SdlSig|SsDataInd|wait|RecordManager($n,100,104,1)|Cdcc($n,100,224,$conn)|$n,100,14,$conn.$seq^$ip^$dev|$queue SsType=50331678 SsKey=0 SsNodeId=$n
SIPCdpc($bctl) - getEOType: EO Type is set to $r(1,2)
//SIP/Stack/Error/0x0x$s1/sipSPIAddPrivacyHeader: Orig Container is NULL...should have value
//SIP/SIPHandler/ccbId=$k/scbId=0/extract_sdp: sipAppGetParticularContent failed to obtain SDP - result=2 len=0
+2500-8000 SdlSig|SIPMediaToUpdateCc|wait|SIPCdpc($n,100,85,$bctl)|SIPInterface($n,100,80,$conn)|$n,100,14,$conn.$seq^$bip^*|$queue
DET-SDPMsg-$r(1,40)($r(1,40)) 
DET-SDPMsg- ngroups 0
DET-SDPMsg- nAudio=1, mDTMFP.PayloadNum=101
DET-SDPMsg- nVideo=0
DET-SDPMsg- nBFCPApp=0
DET-SDPMsg- nIXApp=0
DET-SDPMsg- nApp=0
DET-SDPMsg- No Session level unrecognized attributes list.
DET-SDPMsg- sBandwidth:: enabledMask=0x0 as=0 ct=0 tias=0 maxprate=0
DET-MediaMLinesList::-resetRtcpIPPortInMLinesList: TEXOMA_ICE:  RTCP removed in mlines
+1 SdlSig|MediaConnectRequest|wait|ConnectionManager($n,100,219,1)|MatrixControl($n,100,146,$conn)|$n,100,14,$conn.$seq^$bip^*|$queue Party1: MR=0 CI=$ci audioCapCount=1 xferMode=16 mrid=0
ARBTRY-ConnectionManager- wait_MediaConnectRequest($ci,$ci1)
ARBTRY-ConnectionManager- storeMediaInfo(CI=$ci): EXISTING ENTRY DISCOVERED, size=2
DET-RegionsServer::matchCapabilities-- savedOption=0, PREF_NONE, regionA=($loc) regionB=(Default) latentCaps(A=0, B=0) kbps=64, capACount=7, capBCount=7
LBMIF: RSV XML< (84) $r(1000000000,2100000000) S A:Y,80 V:N,0 I:N,0
+9000-30000 SdlSig|CcDisconnReq|active_call|Cdcc($n,100,224,$conn)|SIPCdpc($n,100,85,$bctl)|$n,100,14,$conn.$seq^$bip^*|$queue CI=$ci c=16
SdlSig|MediaDisconnectRequest|wait|ConnectionManager($n,100,219,1)|MatrixControl($n,100,146,$conn)|$n,100,14,$conn.$seq^$bip^*|$queue
!!ERROR!! -ConnectionManager- wait_MediaDisconnectRequest :CI NOT FOUND IN TABLE,CI($ci,$ci1),discType=0,IFCreated(0,0)
SdlError|SsOrphanInd|wait|RecordManager($n,100,104,1)||$n,100,14,$conn.$seq^*^*|Error:  Description: A transition is not defined for the input signal. Check state machine definition in initStateMachine().
Stopping|||Cdcc($n,100,224,$conn)|Cdcc($n,100,224,$conn)||NumOfCurrentInstances: $r(1,40)
LBMIF: CI: $ci STOPPED
# 3 OPTIONS ping of a trunk
SdlSig|SIPPingReqTimer|wait|SIPOptions($n,100,84,2)|SdlTimerService($n,100,3,1)|$n,100,150,1.1^*^*|$queue
SIPTcp - wait_SdlSPISignal: Outgoing SIP TCP message to $gwip on port 5060 index $conn 
> [$seq,NET]
~ OPTIONS sip:$gwip:5060 SIP/2.0
~ Via: SIP/2.0/TCP $srvip:5060;branch=z9hG4bK$x8
~ From: <sip:$srvip>;tag=$r(100000000,900000000)
~ To: <sip:$gwip>
~ Call-ID: $s1-$s2-$x4-$x8@$srvip
~ User-Agent: Cisco-CUCM11.5
~ CSeq: 101 OPTIONS
~ Contact: <sip:$srvip:5060;transport=tcp>
~ Max-Forwards: 0
~ Content-Length: 0
~ 
> 
+20-90 SIPTcp - wait_SdlReadRsp: Incoming SIP TCP message from $gwip on port 5060 index $conn with $r(350,420) bytes:
> [$seq,NET]
~ SIP/2.0 200 OK
~ Via: SIP/2.0/TCP $srvip:5060;branch=z9hG4bK$x8
~ From: <sip:$srvip>;tag=$r(100000000,900000000)
~ To: <sip:$gwip>;tag=$s3-$x4
~ Call-ID: $s1-$s2-$x4-$x8@$srvip
~ CSeq: 101 OPTIONS
~ Server: Cisco-SIPGateway/IOS-15.5
~ Content-Length: 0
~ 
> 
SdlSig|SIPPingResult|wait|SIPOptions($n,100,84,2)|SIPHandler($n,100,82,1)|$n,100,14,$conn.$seq^$gwip^*|$queue
# 3 MGCP
MGCPHandler received msg from: $gwip
> NTFY $r(100000000,399999999) *@$gw MGCP 0.1
> X: 0
> O:
> 
SdlSig|MGCPNotify|wait|MGCPInit($n,100,168,1)|MGCPHandler($n,100,169,1)|$n,100,169,1.$seq^*^*|$queue *@$gw - portNum= 0 NTFY 2
SdlSig|MGCPNotifyRes|wait|MGCPHandler($n,100,169,1)|MGCPManager($n,100,166,48)|$n,100,169,1.$seq^*^*|$queue
MGCPHandler send msg SUCCESSFULLY to: $gwip
> 200 $r(100000000,399999999)
> 
MGCPManager remove recent Incoming transId $r(100000,399999)
# 2 change of a device
SdlSig|CcmDbTableChangeNotify|wait|CcmDbChangeNotify($n,100,42,1)|CcmDbChangeNotify($n,100,42,1)|$n,100,42,1.$seq^*^*|$queue
Cnf Received: device U $s1-$x4-$x4-$x4-$x8$x4, size($r(400,9900)) resettoggle(f/t) tkreset(2/3) 
SdlSig|DbTableChangeNotify|wait|DbChangeNotify($n,100,212,1)|CcmDbChangeNotify($n,100,42,1)|$n,100,42,1.$seq^*^*|$queue device U $s1-$x4-$x4-$x4-$x8$x4
doGroupReset: checking for group reset on table device
Device(Update): name($dev/$dev) pkid($s1-$x4-$x4-$x4-$x8$x4) model(684) product(536) resetToggle(0/0) resetType(2) versionStamp()
finish cnf on table device
# 2 line status
SdlSig|CcUpdateRegistration|wait|LineManager($n,100,174,1)|SIPStationD($n,100,76,$ctl)|$n,100,14,$conn.$seq^$ip^$dev|$queue
setSIPAoR: aor = sip:$num@$fqdn
SMDMSharedData::updateAuthStateInSubInfo - subId=$n|0|$r(1,90), authorized=1 
# 1 link of the nodes
SdlSig-I|DMRemoteDeviceRegisterUnRegister|initialized|DMPropagation($n,100,217,1)|DMPropagation($on,100,217,1)|$on,100,150,1.1^*^*|$queue Count=1 Transaction Id=$r(16777000,16799999)
SMDMSharedData::insertRemoteDevice done - Name=$dev Key=$s1-$x4-$x4-$x4-$x8$x4 Pid=($on,92,$ctl)
# 1 REFER with an alarm of a phone that is well
SIPStationD($ctl) - parseReasonHeader: SIP;cause=200;text="cisco-alarm:24 Name=$dev ActiveLoad=sip88xx.11-7-1-17.loads InactiveLoad=sip88xx.11-5-1-18.loads Last=initialized"
SIPStationInit: processAlarmRefer DeviceTLInfo
DeviceTLInfo - Trust List Files are updated or installed DeviceName:$dev IPv4Address:$ip IPv6Address: CTL_Signature:Not Installed CTL_TFTP_Server:N/A ITL_Signature:$X2 $X2 $X2 $X2 $X2 $X2 $X2 $X2 $X2 $X2 $X2 $X2 $X2 $X2 $X2 $X2 $X2 $X2 $X2 $X2  ITL_TFTP_Server:$fqdn App ID:Cisco CallManager Cluster ID:$cluster Node ID:$srv
AlarmErr|AlarmClass: Phone, AlarmName: DeviceTLInfo, AlarmSeverity: Error, AlarmMessage: , AlarmDescription: Trust List Files are updated or installed, AlarmParameters:  DeviceName:$dev, IPv4Address:$ip, IPv6Address:, CTL_Signature:Not Installed, CTL_TFTP_Server:N/A, ITL_Signature:$X2 $X2 $X2 $X2 $X2 $X2 $X2 $X2 $X2 $X2 $X2 $X2 $X2 $X2 $X2 $X2 $X2 $X2 $X2 $X2 , ITL_TFTP_Server:$fqdn, AppID:Cisco CallManager, ClusterID:$cluster, NodeID:$srv,
# 1 firmware of a phone
DeviceImageDownloadStart - Device has begun downloading the firmware load DeviceName:$dev UNKNOWN_PARAMNAME:IPv4Address:$ip UNKNOWN_PARAMNAME:IPv6Address::: Active:sip88xx.11-5-1-18 RequestedLoadId:sip88xx.11-7-1-17 App ID:Cisco CallManager Cluster ID:$cluster Node ID:$srv
AlarmErr|AlarmClass: Phone, AlarmName: DeviceImageDownloadStart, AlarmSeverity: Error, AlarmMessage: , AlarmDescription: Device has begun downloading the firmware load, AlarmParameters:  DeviceName:$dev, UNKNOWN_PARAMNAME:IPv4Address:$ip, UNKNOWN_PARAMNAME:IPv6Address:::, Active:sip88xx.11-5-1-18, RequestedLoadId:sip88xx.11-7-1-17, AppID:Cisco CallManager, ClusterID:$cluster, NodeID:$srv,
`;

export const SDL_ALIKE = raw`
# secure phone registers
SdlSig|SIPRegisterInd|wait|SIPStationInit($n,100,75,1)|SIPHandler($n,100,82,1)|$n,100,14,$conn.$seq^$ip^$dev|$queue ccbID= $k --TransType=3 --TransSecurity=2 PeerAddr = $ip:$port MAC = $mac DeviceName = $dev X509SubjectName = CN=CP-8841-$dev SubjectAltname =  UserId = 
[$n, 100, 14, $conn]: SSL_accept success for $ip:$port, session cipher ECDHE-RSA-AES256-GCM-SHA384, verify return:1
[$n, 100, 14, $conn]: TLS handshake completed with $ip:$port, certificate validated, Verify return code: 0 (ok)
# alternative names
//SIP/SIPHandler/validTLSConnection:TLS InvalidX509NameInCertificate, Rcvd=$gw , Expected=$gw-sip.hinode.example. Will check SAN the next
+0-2 //SIP/SIPHandler/validTLSConnection:Find matching SAN in certificate, Rcvd=$gw
SIPTcp - TLS connection to $gwip:5061 established, cipher ECDHE-RSA-AES256-GCM-SHA384
# end of TLS
[$n, 100, 14, $conn]: TLS connection closed by $ip:$port, alert read:warning:close notify
# handshake that waits
[$n, 100, 14, $conn]: SSL_accept:error in SSLv3 read client certificate A for $ip:$port
+10-90 [$n, 100, 14, $conn]: TLS handshake with $ip:$port completed, 1 attempt failed before
# version
TLS protocol version negotiated with $ip:$port: TLSv1.2
# verification
Certificate verification succeeded for $ip:$port
# caller with the name of a message
SIPTcp - wait_SdlReadRsp: Incoming SIP TCP message from $ip on port $port index $conn with $r(900,930) bytes:
> [$seq,NET]
~ INVITE sip:$bnum@$fqdn;user=phone SIP/2.0
~ From: "$quote" <sip:$num@$fqdn>;tag=$lmac5e14$s1
~ To: <sip:$bnum@$fqdn>
~ Subject: "$quote"
~ Remote-Party-ID: "$quote" <sip:$num@$fqdn>;party=calling;id-type=subscriber;privacy=off;screen=yes
~ CSeq: 101 INVITE
~ Content-Length: 0
~ 
> 
# name of a device
Device(Update): name($dev/$dev) DisplayName="$quote", Location=HQ
# description of a device
Device(Update): name($dev/$dev) Description="$quote", Location=$loc
# auto-registration is off
EndPointTransientConnection - An endpoint attempted to register but did not complete registration Connecting Port:5060 Device name:$dev Device IP address:$ip Device type:684 Reason Code:29 Protocol:SIP Device MAC address:$mac LastSignalReceived:SIPRegisterInd StationState:wait_register App ID:Cisco CallManager Cluster ID:$cluster Node ID:$srv
SIPStationInit: connID=$conn, $dev, $ip:$port, Dropping the connection
AlarmErr|AlarmClass: CallManager, AlarmName: EndPointTransientConnection, AlarmSeverity: Error, AlarmMessage: , AlarmDescription: An endpoint attempted to register but did not complete registration, AlarmParameters:  ConnectingPort:5060, DeviceName:$dev, IPAddress:$ip, DeviceType:684, Reason:29, Protocol:SIP, MACAddress:$mac, LastSignalReceived:SIPRegisterInd, StationState:wait_register, AppID:Cisco CallManager, ClusterID:$cluster, NodeID:$srv,
# phone unplugged
EndPointUnregistered - An endpoint has unregistered Device name:$dev Device IP address:$ip Device type:684 Device description:$desc Reason Code:13 Protocol:SIP Device MAC address:$mac App ID:Cisco CallManager Cluster ID:$cluster Node ID:$srv
AlarmErr|AlarmClass: CallManager, AlarmName: EndPointUnregistered, AlarmSeverity: Error, AlarmMessage: , AlarmDescription: An endpoint has unregistered, AlarmParameters:  DeviceName:$dev, IPAddress:$ip, DeviceType:684, Description:$desc, Reason:13, Protocol:SIP, MACAddress:$mac, AppID:Cisco CallManager, ClusterID:$cluster, NodeID:$srv,
# phone reset by its user
EndPointUnregistered - An endpoint has unregistered Device name:$dev Device IP address:$ip Device type:684 Device description:$desc Reason Code:8 Protocol:SIP Device MAC address:$mac App ID:Cisco CallManager Cluster ID:$cluster Node ID:$srv
AlarmErr|AlarmClass: CallManager, AlarmName: EndPointUnregistered, AlarmSeverity: Error, AlarmMessage: , AlarmDescription: An endpoint has unregistered, AlarmParameters:  DeviceName:$dev, IPAddress:$ip, DeviceType:684, Description:$desc, Reason:8, Protocol:SIP, MACAddress:$mac, AppID:Cisco CallManager, ClusterID:$cluster, NodeID:$srv,
# reasons that mean something else in this alarm
EndPointUnregistered - An endpoint has unregistered Device name:$dev Device IP address:$ip Device type:684 Device description:$desc Reason Code:$pick(10|28) Protocol:SIP Device MAC address:$mac App ID:Cisco CallManager Cluster ID:$cluster Node ID:$srv
# thresholds
AlarmManager: EndPointTransientConnection threshold, Reason: $pick(10|11|12|28) seconds
# counters
SdlTCPConnection ConnectionFailure counter reset to 0
# zero
TLS statistics: TLS handshake failed: 0, certificate verify failed: 0, LSC validation failed: 0, errors=0, 0 failures
# phone without LSC
Device $dev LSC Status: Not Installed
# phone that is off
Device $dev not registered, call forwarded to voice mail
# another word
Invalid LSCount value 0 in request
# version of a record
DbObject: record has wrong version number 12, reloading
# trust lists updated
SIPStationInit: processAlarmRefer DeviceTLInfo
DeviceTLInfo - Trust List Files are updated or installed DeviceName:$dev IPv4Address:$ip IPv6Address: CTL_Signature:Not Installed CTL_TFTP_Server:N/A ITL_Signature:$X2 $X2 $X2 $X2 $X2 $X2 $X2 $X2 $X2 $X2 $X2 $X2 $X2 $X2 $X2 $X2 $X2 $X2 $X2 $X2  ITL_TFTP_Server:$fqdn UNKNOWN_PARAMTYPE:StatusCode:6 App ID:Cisco CallManager Cluster ID:$cluster Node ID:$srv
# apply config
DeviceApplyConfigResult - Indicates the result of an Apply Config action in Unified CM Administration DeviceName:$dev UNKNOWN_PARAMNAME:IPv4Address:$ip UNKNOWN_PARAMNAME:IPv6Address: UnifiedCM_Result:3 Phone_Result:3 Reason:0 App ID:Cisco CallManager Cluster ID:$cluster Node ID:$srv
# valid
CertUtil: certificate CallManager.pem valid until 2031/03/14, not expired
# signature of a phone's file
SIPStationInit: $dev reports ITL updated, File Auth Fail count: 0, Trust List update failed: 0
# other alarm that begins alike
MediaResource: ConnectionFailureToPDP alarm enabled, count 0
`;

export const CALL_LOG = raw`
# 1 call
SIPL|0|TCP|IN|$srvip|5060|$dev|$ip|$port|$n,100,14,$conn.$seq^$ip^*|$seq|$lmac-0008000b-$s2-$s3@$ip|INVITE
+6-10 SIPL|0|TCP|OUT|$srvip|5060|$dev|$ip|$port|$n,100,14,$conn.$seq^$ip^*|$seq|$lmac-0008000b-$s2-$s3@$ip|100 Trying
+20-40 CC|SETUP|$ci|$ci1|$num|$bnum|$bnum
+12-20 CC|OFFERED|$ci|$ci1|$num|$bnum|$bnum|$dev|$bdev
SIPL|$ci1|TCP|OUT|$srvip|5060|$bdev|$bip|$bport|$n,100,14,$conn.$seq^*^*|$seq|$s1-$s4-$x2-$x7@$srvip|INVITE
+10-20 SIPL|$ci1|TCP|IN|$srvip|5060|$bdev|$bip|$bport|$n,100,14,$conn.$seq^$bip^*|$seq|$s1-$s4-$x2-$x7@$srvip|100 Trying
+90-180 SIPL|$ci1|TCP|IN|$srvip|5060|$bdev|$bip|$bport|$n,100,14,$conn.$seq^$bip^*|$seq|$s1-$s4-$x2-$x7@$srvip|180 Ringing
+2-4 SIPL|$ci|TCP|OUT|$srvip|5060|$dev|$ip|$port|$n,100,14,$conn.$seq^$bip^*|$seq|$lmac-0008000b-$s2-$s3@$ip|180 Ringing
+2000-9000 SIPL|$ci1|TCP|IN|$srvip|5060|$bdev|$bip|$bport|$n,100,14,$conn.$seq^$bip^*|$seq|$s1-$s4-$x2-$x7@$srvip|200 OK
+14 SIPL|$ci1|TCP|OUT|$srvip|5060|$bdev|$bip|$bport|$n,100,14,$conn.$seq^$bip^*|$seq|$s1-$s4-$x2-$x7@$srvip|ACK
+1 SIPL|$ci|TCP|OUT|$srvip|5060|$dev|$ip|$port|$n,100,14,$conn.$seq^$bip^*|$seq|$lmac-0008000b-$s2-$s3@$ip|200 OK
+25-50 SIPL|$ci|TCP|IN|$srvip|5060|$dev|$ip|$port|$n,100,14,$conn.$seq^$ip^*|$seq|$lmac-0008000b-$s2-$s3@$ip|ACK
+9000-60000 SIPL|$ci|TCP|IN|$srvip|5060|$dev|$ip|$port|$n,100,14,$conn.$seq^$ip^*|$seq|$lmac-0008000b-$s2-$s3@$ip|BYE
+2 SIPL|$ci1|TCP|OUT|$srvip|5060|$bdev|$bip|$bport|$n,100,14,$conn.$seq^$ip^*|$seq|$s1-$s4-$x2-$x7@$srvip|BYE
+3 SIPL|$ci|TCP|OUT|$srvip|5060|$dev|$ip|$port|$n,100,14,$conn.$seq^$ip^*|$seq|$lmac-0008000b-$s2-$s3@$ip|200 OK
+1 CC|RELEASE|$ci|$ci1|16|16
`;

export const CALL_LOG_ALIKE = raw`
# causes that are normal ends of calls
CC|RELEASE|$ci|$ci1|$pick(17|19|1|31)|$pick(17|19|1|31)
# answers that are normal
SIPL|$ci1|TLS|IN|$srvip|5061|$bdev|$bip|$bport|$n,100,14,$conn.$seq^$bip^*|$seq|$s1-$s4-$x2-$x7@$srvip|$pick(486 Busy here|487 Request Cancelled|401 Unauthorized|404 Not Found)
`;

export const TFTP = raw`
# 10 configuration file over HTTP
SdlSig|SdlDataInd|wait|HTTPConnection($n,600,26,$conn)|SdlTCPConnection($n,600,14,$k)|$n,600,14,$k.1^$ip^*|*TraceFlagOverrode
   HTTPConnection::wait_SdlDataInd Printing the HTTPRequest : msgBuffer size [$r(70,99)] --: GET /$dev.cnf.xml.sgn HTTP/1.1
> Host:$srvip:6970
> 
> 
   HTTPConnection::wait_SdlDataInd Decode successful - Filename is : $dev.cnf.xml.sgn
SdlSig|FileRequest|wait|ServeFile($n,600,22,1)|HTTPConnection($n,600,26,$conn)|$n,600,14,$k.2^*^*|*TraceFlagOverrode
   ServeFile::wait_FileRequest Received File request for $dev.cnf.xml.sgn with Request ID $k
SdlSig|DynamicFileRequest|wait|ServeDynamicFile($n,600,24,1)|ServeFile($n,600,22,1)|$n,600,14,$k.2^*^*|*TraceFlagOverrode
   ServeDynamicFile::retrieveTypeOfRequest Request is for XML signed Config File
   TFTPCache::FindMatching($dev), Found[$ldev.cnf.xml.sgn]
   ServeDynamicFile::FindAndServe File Found - 200 - Success
   ServeDynamicFile::FindAndServe ServeDynamicFile::wait_dynamicFileRequest [FileName:($dev.cnf.xml.sgn),Content Length:($r(4000,9000))]
+1 SdlSig|FileResponse|wait|HTTPConnection($n,600,26,$conn)|ServeFile($n,600,22,1)|$n,600,14,$k.2^*^*|*TraceFlagOverrode
   HTTPConnection::wait_FileResponse Requested file FOUND... Sending file Response
# 5 ITL file
SdlSig|FileRequest|wait|ServeFile($n,600,22,1)|HTTPConnection($n,600,26,$conn)|$n,600,14,$k.2^*^*|*TraceFlagOverrode
   ServeFile::wait_FileRequest Received File request for ITL$dev.tlv with Request ID $k
   CReqContext::HandleITL: looking for [ITLFile.tlv] to serve
   ServeDynamicFile::FindAndServe File Found - 200 - Success
# 3 timer
SdlSig|DbObjectCacheTimer|initialized|Db($n,600,213,1)|SdlTimerService($n,600,3,1)|$n,600,150,1.1^*^*|$queue AppCorr: 0
# 1 statistics
SdlStat|Period: 6s #Lines: $r(8,60) #Bytes: $r(2000,14000) Total Number of Buffers: 10000 Free LWM: $r(9960,9998) Free LWM(total): 9511
`;

export const TFTP_ALIKE = raw`
# CTL file on a cluster that is not secure
   ServeFile::wait_FileRequest Received File request for CTL$dev.tlv with Request ID $k
   CReqContext::HandleCTL: [CTLFile.tlv] Not found locally
   TFTPEngine::sendNAK[0x9$x6~$k~$ip~$port], File[CTLFile.tlv], Error(1)
# ring list
   ServeFile::wait_FileRequest Received File request for $pick(ringlist.xml|distinctiveringlist.xml|g4-tones.xml) with Request ID $k
   TFTPCache::FindMatching($pick(RINGLIST.XML|DISTINCTIVERINGLIST.XML)), Not Found
   ServeDynamicFile::FindAndServe File Not Found - 404 - Failure
# file that is no device's
   CServiceModule::getIDForRequest Unable to find device in DB = sk$s1-$x4-$x4-$x4-$x8$x4.xml.sgn
   ServeDynamicFile::FindAndServe File Found - 200 - Success
# ITL of another cluster
   CReqContext::HandleITL: [ITLFile.tlv] Not found locally, asking the remote cluster
   ServeFile::wait_FileResponse File found in remote tftp. Sending the file response to corresponding connection object
# TLS
[$n, 600, 14, $conn]: TLS handshake completed with $ip:$port, session cipher AES256-SHA, verify return:1
[$n, 600, 14, $conn]: alert read:warning:close notify for $ip:$port
# zero
   ServeFile: requests $r(100,900), failed: 0, errors=0
# name
   CServiceModule: device $dev Description="$quote"
`;

export const ILS = raw`
# 4 update
SdlSig|IlsUpdateTimer|wait|Ils($n,600,20,1)|SdlTimerService($n,600,3,1)|$n,600,150,1.1^*^*|$queue
IlsD DEBUG($x8): sending update request to peerId($s1$s2$s3$s4), hops 1, sequence $r(100,9000)
+40-300 IlsD DEBUG($x8): update response from peerId($s1$s2$s3$s4), $r(0,40) URIs, $r(0,9) numbers, nothing new
# 8 timer
SdlSig|DbObjectCacheTimer|initialized|Db($n,600,213,1)|SdlTimerService($n,600,3,1)|$n,600,150,1.1^*^*|$queue AppCorr: 0
# 2 catalog
IlsD Ils::writeCatalog(): $r(10,400) entries written, 0 replaced
`;

export const ILS_ALIKE = raw`
# certificate that is found by its name
SdlSig|SdlConnectRsp|wait|Ils($n,600,20,1)|SdlTCPConnection($n,600,17,$conn)|$n,600,17,$conn.1^10.40.0.21^*|*TraceFlagOverrode
CertUtil Ils::isCertInLocalStore X509_STORE_get_by_subject failed.
IlsD Ils::VerifyCertificateInfo(): certificate is not in the local store, looking for the FQDN (cucmpub.tonari.example) in the peer info vector
IlsD Ils::VerifyCertificateInfo(): FQDN (cucmpub.tonari.example) is in the peer info vector, certificate accepted
IlsD DEBUG($x8): Connection to peerId($s1$s2$s3$s4) ipAddr(10.40.0.21) ipPort(7501) TLSReq(t) established
# certificate in the store
IlsD Ils::VerifyCertificateInfo(): peer certificate is in the local store
# TLS
[$n, 600, 17, $conn]: Certificate verification succeeded for 10.40.0.21:7501
[$n, 600, 17, $conn]: TLS protocol version negotiated with 10.40.0.21:7501: TLSv1.2
# end of a connection
IlsD IlsHandler: Close Req. DeviceName=, TCPPid = [$n.600.17.$conn], IPAddr=10.40.0.21, Port=$port, Controller=[$n,20,1]
# password
EncrUtil:: decryptData done
IlsD ILS authentication: password is used
# alarms that are off
IlsD ILSTLSAuthenticationFailed alarm cleared, mAlarmedConnections count= 0
# close notify
[$n, 600, 17, $conn]: alert read:warning:close notify for 10.40.0.21:7501
# zero
IlsD statistics: connections 2, failed: 0, errors=0
`;

export const TVS = raw`
# 5 certificate found at once
@ $k:UNKNOWN:Got a new ph conn $ip on $conn, Total Acc = $k..
+18    debug $ip: tvsSSLHandShake Session ciphers - AES256-SHA
+20 @ ipAddrStr (Phone) $ip
@ $k:UNKNOWN:Incoming Phone Msg:
   debug HEX_DUMP: Len = 32:
>         57 01 01 00 00 00 03 $x2 00 00 00 1c 01 00 04 0a
>         14 1f $x2 02 00 10 $x2 1d 90 22 4e $x2 00 00 00 00
   debug     MsgType               : TVS_MSG_CERT_VERIFICATION_REQ
-->CDefaultCertificateReader::GetIssuerName
   CDefaultCertificateReader::GetIssuerName got issuer name
<--CDefaultCertificateReader::GetIssuerName
@ tvsGetIssuerNameFromX509 - issuerName : CN=$fqdn;OU=Voice;O=Hinode;L=Tokyo;ST=Tokyo;C=JP and Length: 62
@ tvsGetSerialNumberFromX509 - serialNumber : $S1$S2$S3$S4 and Length: 16
@ CertificateDBCache::getCertificateInformation - Looking up the certificate cache using Unique MAP ID : $S1$S2$S3$S4CN=$fqdn;OU=Voice;O=Hinode;L=Tokyo;ST=Tokyo;C=JP
@ CertificateDBCache::getCertificateInformation - Certificate compare return =0
@ CertificateDBCache::getCertificateInformation - Certificate found and equal
+2 @ $k:UNKNOWN:Sending CERT_VERIF_RES msg
   debug     MsgType               : TVS_MSG_CERT_VERIFICATION_RES
+14    debug $k:UNKNOWN:connection closed by phone
# 2 idle
   debug TVS idle, open connections 0
`;

export const TVS_ALIKE = raw`
# certificate found in the second cache
@ ERROR:CertificateDBCache::getCertificateInformation - Cannot find the certificate in the cache
@ CertificateCTLCache::getCertificateInformation - Looking up the certificate cache using Unique MAP ID : $S1$S2$S3$S4CN=$fqdn;OU=Voice;O=Hinode;L=Tokyo;ST=Tokyo;C=JP
@ CertificateCTLCache::getCertificateInformation - Certificate found and equal
@ getCertificateInformation(cert) : certificate found
# the other way round
@ ERROR:CertificateCTLCache::getCertificateInformation - Cannot find the certificate in the cache
@ CertificateDBCache::getCertificateInformation - Certificate found and equal
# TLS
   debug $ip: tvsSSLHandShake Session ciphers - AES256-SHA
@ $k:UNKNOWN:verify return:1
@ $k:UNKNOWN:Verify return code: 0 (ok)
@ $k:UNKNOWN:SSL3 alert read:warning:close notify
# handshake that waits
@ $k:UNKNOWN:SSL_accept:error in SSLv3 read client certificate A
@ $k:UNKNOWN:TLS handshake completed with $ip
# zero
@ TVS statistics: requests $r(10,900), TLS handshake failed: 0, errors=0, 0 failures
# valid
@ certificate $S1 valid until 2031/03/14, certificate validated
`;

/** Record texts begin with the alarm: severity, name, parameters, text. */
export const SYSLOG = raw`
# 5 audit
local7 6 : $k: AuditEventGenerator: %UC_AUDITLOG-6-AdministrativeEvent: %[UserID=$user][ClientAddress=10.20.9.$r(2,200)][Severity=6][EventType=$pick(UserLogging|UserAccess|GeneralConfigurationUpdate|DeviceUpdate)][ResourceAccessed=CUCMAdmin][EventStatus=Success][CompulsoryEvent=No][AuditCategory=AdministrativeEvent][ComponentID=Cisco CUCM Administration][AuditDetails=record in table device with key field name = $dev updated][AppID=Cisco Tomcat][ClusterID=][NodeID=$srv]: Audit Event is generated by this application
# 5 cron
authpriv 6 crond[$r(1000,32000)]: pam_unix(crond:session): session $pick(opened|closed) for user root by (uid=0)
# 6 registered
local7 6 : $k: $fqdn $sysdate UTC :  %UC_CALLMANAGER-6-EndPointRegistered: %[DeviceName=$dev][IPAddress=$ip][DeviceType=684][Description=$desc][IPAddrAttributes=0][Protocol=SIP][AppID=Cisco CallManager][ClusterID=$cluster][NodeID=$srv]: An endpoint has registered
# 2 restart of a phone
local7 6 : $k: $fqdn $sysdate UTC :  %UC_CALLMANAGER-6-EndPointRestartInProgress: %[DeviceName=$dev][IPAddress=$ip][DeviceType=684][Protocol=SIP][AppID=Cisco CallManager][ClusterID=$cluster][NodeID=$srv]: A restart is in progress for the indicated device
# 1 trust lists
local7 6 : $k: $fqdn $sysdate UTC :  %UC_PHONE-6-DeviceTLInfo: %[DeviceName=$dev][IPv4Address=$ip][IPv6Address=][CTL_Signature=Not Installed][CTL_TFTP_Server=N/A][ITL_Signature=$X2 $X2 $X2 $X2 $X2 $X2 ][ITL_TFTP_Server=$fqdn][AppID=Cisco CallManager][ClusterID=$cluster][NodeID=$srv]: Trust List Files are updated or installed
`;

export const SYSLOG_ALIKE = raw`
# phone unplugged
local7 3 : $k: $fqdn $sysdate UTC :  %UC_CALLMANAGER-3-EndPointUnregistered: %[DeviceName=$dev][IPAddress=$ip][DeviceType=684][Description=$desc][Reason=13][Protocol=SIP][IPAddrAttributes=0][LastSignalReceived=SIPRegisterInd][AppID=Cisco CallManager][ClusterID=$cluster][NodeID=$srv]: An endpoint has unregistered
# phone reset
local7 3 : $k: $fqdn $sysdate UTC :  %UC_CALLMANAGER-3-EndPointUnregistered: %[DeviceName=$dev][IPAddress=$ip][DeviceType=684][Description="$quote"][Reason=8][Protocol=SIP][AppID=Cisco CallManager][ClusterID=$cluster][NodeID=$srv]: An endpoint has unregistered
# numbers that mean something else here
local7 3 : $k: $fqdn $sysdate UTC :  %UC_CALLMANAGER-3-EndPointUnregistered: %[DeviceName=$dev][IPAddress=$ip][DeviceType=684][Reason=$pick(10|28)][Protocol=SIP][AppID=Cisco CallManager][ClusterID=$cluster][NodeID=$srv]: An endpoint has unregistered
# auto-registration is off
local7 3 : $k: $fqdn $sysdate UTC :  %UC_CALLMANAGER-3-EndPointTransientConnection: %[ConnectingPort=5060][DeviceName=$dev][IPAddress=$ip][DeviceType=684][Reason=29][Protocol=SIP][MACAddress=$mac][LastSignalReceived=SIPRegisterInd][StationState=wait_register][AppID=Cisco CallManager][ClusterID=$cluster][NodeID=$srv]: An endpoint attempted to register but did not complete registration
# certificates renewed as planned
local7 6 : $k: $fqdn $sysdate UTC :  %UC_TVS-6-ITLFileRegenerated: %[Reason=TFTP restart][AppID=Cisco Tftp][ClusterID=$cluster][NodeID=$srv]: New ITL File has been generated
# mode told
local7 6 : $k: $fqdn $sysdate UTC :  %UC_TVS-6-RollBackToPre8.0Disabled: %[AppID=Cisco Tftp][ClusterID=$cluster][NodeID=$srv]: Roll Back to Pre 8.0 has been disabled in the Enterprise Parameter page
# audit with zero
local7 6 : $k: AuditEventGenerator: %UC_AUDITLOG-6-SecurityEvent: %[UserID=$user][EventType=CertificateUpdate][EventStatus=Success][AuditDetails=certificate validated, failed: 0, errors=0][NodeID=$srv]: Audit Event is generated by this application
# login
authpriv 6 sshd[$r(1000,32000)]: Accepted password for administrator from 10.20.9.$r(2,200) port $port ssh2
# connection closed
daemon 6 sshd[$r(1000,32000)]: Received disconnect from 10.20.9.$r(2,200): 11: disconnected by user
# certificate monitor
local7 6 certM[$r(1000,32000)]: CertMonitor: 14 certificates checked, 0 failures, tomcat valid until 2031/03/14, none expired
# user with the name of a message
local7 6 : $k: AuditEventGenerator: %UC_AUDITLOG-6-AdministrativeEvent: %[UserID=$user][EventStatus=Success][AuditDetails=DisplayName="$quote", Location=HQ][NodeID=$srv]: Audit Event is generated by this application
# lockout over
local7 6 : $k: AuditEventGenerator: %UC_AUDITLOG-6-AdministrativeEvent: %[UserID=$user][EventStatus=Success][AuditDetails=lockout cleared for user $buser][NodeID=$srv]: Audit Event is generated by this application
`;

/** 79xx and 99xx: records begin with their level. */
export const PHONE_79XX = raw`
# 6 file checked
DEB SECD: -clpTvsInit: Client message received on TVS proxy socket
+2 NOT SECD: -secReq_sigVerify: verify with ITL file, file <ram/$dev.cnf.xml>
+40 NOT SECD: -verifyFile: signature good, file <ram/$dev.cnf.xml>
# 4 TVS asked
NOT SECD: clpSetupSsl: Trying to connect to IPV4, IP: $srvip, Port : 2445
+2 NOT SECD: clpSetupSsl: TCP connect() waiting, <$srvip> c:$conn s:$r(10,40) port: 2445
+1 NOT SECD: clpSetupSsl: TCP connected, <$srvip> c:$conn s:$r(10,40)
+1 NOT SECD: clpSetupSsl: start SSL/TLS handshake, <$srvip> c:$conn s:$r(10,40)
+60 NOT SECD: clpSetupSsl: SSL/TLS handshake completed, <$srvip> c:$conn s:$r(10,40)
# 6 keep-alive
DEB SIP: -sip_regmgr: keepalive ok, ccm <$srvip> rtt $r(2,40) ms
`;

export const PHONE_79XX_ALIKE = raw`
# end of TLS
NOT SECD: clpState: SSL3 alert read:warning:close notify:<$srvip>
# end of TLS from here
NOT SECD: clpState: SSL3 alert write:warning:close notify:<$srvip>
# verified
NOT SECD: -verify_cb: depth 1, verify return:1
NOT SECD: -clpState: session cipher AES256-SHA, Verify return code: 0 (ok)
# counters
NOT SECD: File Auth Fail count: 0
NOT SECD: TFTP Not Authorized count: 0
NOT SECD: Trust List update failed: 0
# nothing to list
NOT SECD: TFTP Not Authorized: none
# accepted
NOT SECD: File auth passed, $dev.cnf.xml.sgn
NOT SECD: No File Auth Failed
# not a trace of a list
NOT SECD: No Trust List installed
# name of a file
NOT SECD: invalid file name, download skipped
# LSC
NOT SECD: LSC is valid, LSC not expired
NOT SECD: LSC expires 03/14/2031
`;

export const PHONE_88XX = raw`
# 6 configuration
NOT GHTTP-GET http://$srvip:6970/$dev.cnf.xml.sgn, 200 OK
+20 NOT SECUREAPP-$dev.cnf.xml.sgn, authentication successful.
+3 NOT JAVA-configmgr: config file parsed, $r(100,400) settings, errors=0
# 8 keep-alive
DEB JAVA-SIPCC-SIP_REG: keepalive REGISTER, 200 OK from $srvip, expires 120
# 3 download
INF downd-DGET $pick(ringlist.xml|g4-tones.xml|sp-sip.jar) from $srvip, status 200
`;

export const PHONE_88XX_ALIKE = raw`
# trust lists
NOT SECUREAPP-TL file updated.
WRN SECUREAPP-AUTH: hdr ver 1.2 (knows only upto 1.1)
NOT SECUREAPP-AUTH: signature good, ITL file kept
# end of TLS
NOT SECUREAPP-clpState: SSL3 alert read:warning:close notify:<$srvip>
# not there
WRN dgetfile-$pick(ringlist.xml|distinctiveringlist.xml) File Not Found, default used
# zero
INF SECUREAPP-statistics: handshakes $r(2,90), TLS handshake failed: 0, Trust List update failed: 0
# name
INF JAVA-ui: caller name "$quote" shown
`;
