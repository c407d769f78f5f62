/** Words that stand in traces and reports as words. A name that is one of them is only a name where a label says so. */

/** Whether a name, in lower case, is also a word. */
export function isCommonWord(name: string): boolean {
  return words.has(name) || (name.endsWith("s") && words.has(name.slice(0, -1)));
}

/** Of traces. */
const TRACE_WORDS = `a about accept accepted access account action activate active add address admin administration administrator after
agent alarm alert all allow an and annunciator anonymous answer any app appid application apply archive area as at
attempt attendant audio audit auth authenticate authenticated authentication authority authorization auto available
backup bad base basic be because been before begin below block boot both bridge broadcast browser buffer bundle busy
but by byte bytes call callback called caller calling callmanager camp can cancel capf capture case cause ccm cell
cert certificate change channel check cipher cisco class clean clear client clock close closed cluster code codec
collect command common complete conductor conference config configuration confirm connect connected connection
contact content control conversation convert copy core corp count country create created ctl current custom customer
data database date day debug default delay delete demo description desk detail detect dev device dial dialog digest
digit direct directory disable disconnect display domain down download drop duration each edit empty enable encrypt
encrypted encryption end endpoint engine enter error event example exchange exit export express extension external
fail failed failure fallback fast fault feature field file finance find finding finish firewall first flag folder
for force format forward found free from full function gateway general get global good group guest handler handshake
hang have head header health help high history hold home host hot hour http https hunt icmp id idle ignore in
inbound incident incoming index info information initial input inside install integer intercom interface intern
internal international internet invalid invite is issue issuer item jabber japan join keep key kind lab label lan
last late layer left length less letter level license light limit line link list listen live load lobby local
location lock log login logon logout lookup low mac mail main maintenance make management manager manual map master
match max maximum media meeting member memory message method middle min minute missing mobile mode model module
monitor month more move multicast music mute name national net network never new next nobody node none normal not
note notification notify null number object of off office offline offset ok old on one online only open operation
operator option or order original other out outbound outgoing output outside over overflow owner packet page
parameter park parse part partition party pass password path pattern pause peer pending people permission person
phone pickup ping pipe play policy pool port post power presence present primary print priority private process
processing product production profile program protocol provider proxy pub public publish publisher pull push query
question queue quick quiet ready real reason receive received reception record recorder recording recover redirect
region register registered registration reject rejected release reload remote remove replace replay report request
reserve reset resource response restart result resume retry return right ring role room root route router routing
rule run sale sample save scan scanner schedule screen script search second secondary section secure security select
send sender sent serial server service session set setup share shared shutdown side sign signal signature silent
simple sip site size skinny slow smart snmp software source speaker speed stack staff staging standard standby start
state static station status step stop storage store stream string sub subject subscribe subscriber success super
support survive switch sync system table tail target task tcp team technical telephone telephony temp template
temporary terminal test tester text the then there this thread time timeout timer title tls to token tone tool top
total trace track traffic training transfer transport trap trunk trust try tunnel type udp unified unit unity
unknown unlock up update upgrade upload url use user username valid value vendor verify version video view virtual
visitor voice voicemail volume wait waiting wall warning watch web webex week wide window wire wireless word work
worker world write wrong xml year zero zone`;

/** Of what this tool writes: its reports, their fields, the catalog. */
const REPORT_WORDS = `aborted above abs absence accounted act activated actual added addr addresses adjust administrative advanced advice
affected afterwards again against agree ahead algorithm align aligned alike alive alloc allowed alone already alt
altered alternate alternative although always among amount analysis anew another answered anybody anything anywhere
apart append appliance are aria around array arrives arrow artifact ascii asia aside ask asked asking asp assigned
assumed async attach attached attribute authorized authstring automatic await awaiting away axis back background
badge bar barge based basename bash basis batch bclp became become began beginning begun behind being belong beside
best better between beyond big bilingual binary blank blind bno body bottom bound box boxes brackets brand break
bring broke broken build built bulk business button buy cache came candidate cannot cap capitalised capped captured
card carries carry catalog catch caution caveat ccmserver ccmsvrserver ccmtrace ceil center cer certainties
certainty chain changed chapter char character checked checking checklist checkpoint checksum choice choose chosen
circle cited clause cleared cli click clicked clip closest clue cnf collapse collected collection colon color colour
column come comma comment communications communicator community comparable compare compared comparison compatible
completed completion compressed compression concat concerned condition confidence configure configured confirmation
confirmed conn connecting connectivity consecutive console constraint contain continue contract contradict copied
copies copying correct correlation corrupt costs could counted counter cover coverage covered crc creating
credentials critical crypto csv ctlinstall ctrl cursor curve cut damaged dark dataset dated dbl deadline deal dealt
decide decision decode decoded decompressed decompression decrypt decrypted decryption deed deep defined deflate
defs deleted delivered delivery denied deprecated depth derivation derive desc describe destroy detailed detected
dialplan did diff differ difference different digital dirname disabled disagree discard disk distributed div docs
document does doing done dot double downloaded draw drawn drive dsa duplicate during earlier earliest early east edf
either element else elsewhere email enabled encoded encoding encountered ended ending english enhanced enough
entered enterprise entities entity entries entry enum environment equal erase erased err errno escape escaped etoken
even evenly every everything everywhere evidence exact exactly exceeded exceeds excel except exception exchanged
exec execution exhausted exist existed existing expands expect expected expecting experimental expire expired expiry
explain explained explanation explicit explorer expression expressway extends extent extra extract eyes fact factor
false far farthest fatal fdd fence fenced fetch fetched fetches fetching few fewer fieldset figcaption figure
filename fill filled filter filtered finally fingerprint finished fish fit fitted five fixed flat flex floor focus
fold folded follow followed following font foreign forgotten form formatted formula four fraction fresh ftppath func
further future gap garbled gave generated generator getting give given glue goes gone got gothic greater grid guess
guessed guessing guide gzo had half halves hand handle handling hanging happen happened harmless hash hatch heading
height held here hex hid hidden hint hit holding hole hook hostname how href html hyperlink icon identifier identity
illegal ils img impact import important imported improperly inappropriate include included inconsistent incorrect
indent inferred inflate inflater informational inherit init initializing initiated inner insert inserted
installation installed instance instanceof instant instead insufficient int intercluster interrupted interval into
intro inverse inwards ipsec iso issued iterable itl its itself japanese jobs joined json judged junit just kana kept
keyboard keydown keyof know knowing known labelled lack ladder lag lane lang language large larger largest lasting
later latest latin layout lead least leave legacy legend lent lesser let library lie like likely linked linux listed
listener listing literal little loaded loading locally locate locator locked lockout logged long longer longest look
looked looking loop lose loss lost lowest lsc machine made maker making malformed manifest many margin mark markdown
marked markup matched matches matching material math may mean meaning meant meanwhile measure median medium meet
mend mended menu merge merged met meta milder milliseconds minmax misleading mismatch mismatched mismatches miss
missed mistake mistyped mix mixed mkdtemp modification modified moment monospace most mostly moved msecs msg much
multi must named nameless namer narrow nav ndjson near nearby nearest nearly need needed neighbour neither netscape
netstat newer newest non nonsecure nor normalize nothing noto now nowrap npm nul nullable num numbered oasis
observed obsolete occurred occurrence octets offers often older omit omitted once opened opening optional ordered
org otherwise our outcome outline outlook outstanding overlap override overwritten own package packed pad padded
padding paint painted pair pane panel paragraph parsed parsing partial participating partly passed past paste pasted
paused payload per performing phrase physical pick picked picture pid piece pkt pktpcap place placed plain plan
please plot plugin plus point pointer pop position powershell pre prefers prefix presented press pressed prevent
previous printable printed problem progress promise prompt proof proper properties prose prove psk published
publishing purpose put pwd quality quote quoted race radius raised ran random range rank rare rate ratio raw rcvd
reach reachable reached reaches read readable reader reading readme readonly really reboot rebooted receiving
recognized recovery recreate recreated rect redacted redaction reduce reference refusals refuse refused reg
regenerated regex registering registry related rely rem remedy removed rename renamed render renegotiation renew
renewed repeat repeatable repeated replaced replayed reported requested required requires resolve rest restarted
restore restriction retries returned reversed revocation revoked rewrites roll rotate round rounded routines row rsa
rung running safe said same sans sarif satisfies saved saw say saying scanned scanning sccp schema scheme scope
score scroll sdi sdl seal sealed sealer searched searching secret secured securely see seems seen selected selector
self semicolon sense sentence separate separately sequence series serious serve served serviceability serving
setting several severity sgn sha shape sharing sheet shell shipped short shorten shorter shortly should show showed
shown shrank sighting signalling signed signer significant signing silence since single sixteen sixteenth skew
skipped small sniffer socket soft softkey solid some somebody something sort sorted sound space span special
specified spelling spoke spread src srst ssl sslv stable stage standing started starting startup stat statistics
statuses stay steady stem still stood stopped stored stories story stretch stretches stringify stroke structure
style subarray subtree succeeded succeeds successful successfully successor such suitable suite sum summary summed
suppress sure surface surrogate suspended svg swap swapped switched symptom syntax syslog tab tabindex tac tag take
taken tbody tell tellers telling temporal ten tenth testable testcase testsuite tftp tftppath than thead their theme
themselves these they thing those though thousands threshold throttling through throw thumbprint tick ticket timed
timeline timespan timestamp tips tlsv tlv tmpdir together tokyo told tomcat too took toolbar torn touches trailer
transient tried tries trim trouble true truncated trusted trying turn turned tvs twice twin two txt typed typeof
ufeff uff ufffd uint unable unavailable uncorrelated undated undecided undefined under underscore understand
understood unexpected unfolded unhandled union unique unless unlocked unobtainable unpack unpacked unparsed unread
unreadable unrecognised unrecognized unregistered unsafe unseen unsigned unsuccessful unsupported unsure until
untimed unused updated upgraded upper uri usable usage usb used usual usually utf util utility validate validated
validation validity vanished var verbatim verdict verif verification verified very veto vetoes violation visible
void want wanted warns was watched watching way weak webhook weight well went were what whatever when whether which
while white who whoever whole wholly whom whose why widespread widest width will with within without worded worked
workstation worse worst worth would wrap wrapped writable writer writing written wrongly wrote www xffff xffffffff
yaml yazl yet yield you your yyyy zip zod zoned zoom zsh`;

const words = new Set(`${TRACE_WORDS} ${REPORT_WORDS}`.split(/\s+/));
