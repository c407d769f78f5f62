import { describe, expect, test } from "vitest";
import { identifyPath } from "../../src/sources/index.ts";

/** path | log | node | era; "-" for null. */
const CASES = `
C:/Program Files/Cisco/Trace/CCM/ccm00000001.txt | ccm | - | windows
C:\\Program Files\\Cisco\\Trace\\CCM\\CCM000000000 | ccm | - | windows
c:/PROGRAM FILES/CISCO/TRACE/TFTP/tftp00000001.TXT | tftp | - | windows
C:/Program Files/Cisco/Trace/DBL/DBLR00000001.txt | dbl | - | windows
C:/Program Files/Cisco/Trace/DBL/DBL_CCM00000001.txt | dbl | - | windows
C:/Program Files/Cisco/Trace/DBL/DBL_TFTP00000001.txt | dbl | - | windows
C:/Program Files/Cisco/Trace/DBL/DBL_CTLPROVIDER00000001.txt | dbl | - | windows
C:/Program Files/Cisco/Trace/DBL/aupair.log | dbl | - | windows
C:/Program Files/Cisco/Trace/SDL/CCM/SDL001_100_000001.txt | sdl | - | windows
C:/Program Files/Cisco/Trace/SDL/CCM/ccm00000001.txt | sdl | - | windows
C:/Program Files/Cisco/Trace/SDL/CTI/SDL001_200_000001.txt | sdl | - | windows
C:/program files/common files/cisco/logs/HTTPSCertInstall.log | https | - | windows
C:/Program Files/Cisco/Trace/CTLProvider/CTLProvider00000001.txt | ctl-provider | - | windows
C:/Program Files/Cisco/CTL Client/Trace/CTLClient.log | ctl-client | - | windows
C:/ctlinstall.log | ctl-install | - | windows
C:/Program Files/Cisco/Trace/CAPF/anything.log | capf | - | windows
C:/WINNT/system32/Trace/srst.txt | srst | - | windows
Trace/CAPF/x.txt | capf | - | windows
CAPF/x.txt | capf | - | windows
capf\\x.txt | capf | - | windows
CTL Client/Trace/x.log | ctl-client | - | windows
CTL Client/x.log | ctl-client | - | windows
SDL/CCM/SDL001_100_000218.txt | sdl | - | windows
SDL/whatever.txt | sdl | - | -
ccm00000001.txt | ccm | - | -
SDL001_100_000218.txt | sdl | - | -
SDL001_100_000218.txt.gz | sdl | - | -
SDL001_100_000218.txt.gzo | sdl | - | appliance
SDL001_200_000001.txt | sdl | - | -
ctlinstall.log | ctl-install | - | windows
CTLINSTALL.LOG | ctl-install | - | windows
HTTPSCertInstall.log | https | - | windows
DBL_CCM00000003.txt | dbl | - | windows
calllogs_00000001.txt | ccm | - | appliance
CiscoSyslog | syslog | - | appliance
CiscoSyslog.1 | syslog | - | appliance
AlternateSyslog | syslog | - | appliance
messages | syslog | - | appliance
messages.txt | - | - | -
Call_Information.txt | - | - | -
cm/trace/ccm/sdl/SDL001_100_000208.txt | sdl | - | appliance
cm/trace/ccm/sdi/ccm00000012.txt | ccm | - | appliance
cm/trace/ccm/calllogs/calllogs_00000001.txt | ccm | - | appliance
cm/trace/cti/sdl/SDL001_200_000001.txt | sdl | - | appliance
cm/trace/tftp/sdi/x.txt | tftp | - | appliance
cm/trace/cmtftp/sdl/SDL001_600_000001.txt | tftp | - | appliance
cm/trace/ils/sdl/SDL001_600_000001.txt | ils | - | appliance
SDL001_600_000001.txt | sdl | - | -
cm/trace/capf/sdi/nginx00000001.txt | capf | - | appliance
cm/trace/dbl/sdi/x.txt | dbl | - | appliance
cm/trace/tvs/sdi/tvs00000001.txt | tvs | - | appliance
cm/trace/ctlprovider/sdi/x.txt | ctl-provider | - | appliance
/var/log/active/cm/trace/ccm/sdl/SDL001_100_000001.txt.gz | sdl | - | appliance
/var/log/active/syslog/CiscoSyslog | syslog | - | appliance
Trace/CAPF/old/x.txt | capf | - | windows
CM1/Trace/CCM/january.zip!/notes.txt | ccm | CM1 | windows
Trace/SDL/CCM/old/notes.txt | sdl | - | windows
CM1/Trace/CAPF/x.txt | capf | CM1 | windows
CM1/C/Program Files/Cisco/Trace/CCM/ccm00000001.txt | ccm | CM1 | windows
//CM1/c$/Program Files/Cisco/Trace/CCM/ccm00000001.txt | ccm | CM1 | windows
cm2\\C:\\Program Files\\Cisco\\Trace\\CCM\\ccm1.txt | ccm | cm2 | windows
CM1/ctlinstall.log | ctl-install | CM1 | windows
CM1/CAPF/x.txt | capf | CM1 | windows
CM1/C/ctlinstall.log | ctl-install | CM1 | windows
CM1/winnt/system32/Trace/x.txt | srst | CM1 | windows
CM1/Program Files/Cisco/CTL Client/Trace/x.log | ctl-client | CM1 | windows
10.1.1.5/Trace/CAPF/x.txt | capf | 10.1.1.5 | windows
hunt/hqcucmpub.example.com_1/2020-05-15_00-28-40/cm/trace/ccm/sdl/SDL001_100_000218.txt | sdl | hqcucmpub.example.com | appliance
Call_Transfer/clstr-1-suba.example.lab/2016-07-28_23-48-26/cm/trace/ccm/calllogs/calllogs_00000001.txt | ccm | clstr-1-suba.example.lab | appliance
cucm-1_2/2016-07-28_23-48-26/syslog/CiscoSyslog | syslog | cucm-1 | appliance
case.zip!/cm/trace/ccm/sdl/SDL001_100_000001.txt | sdl | - | appliance
case.zip!/CM1.zip!/Trace/CAPF/x.txt | capf | CM1 | windows
traces/CM1.tar.gz!/Trace/CAPF/x.txt | capf | CM1 | windows
CAPF.zip!/x.txt | capf | - | windows
ccm/Trace/CAPF/x.txt | capf | - | windows
CAPF/Trace/CCM/ccm00000001.txt | ccm | - | windows
ccm/cm/trace/foo/x.txt | - | - | appliance
ccm/Trace/readme.txt | - | - | -
ccm/some/where/x.txt | - | - | -
CAPF case/ccm00000001.txt | ccm | - | -
CAPF case/notes.txt | - | - | -
CAPF/ccm00000001.txt | ccm | - | windows
samples/Trace/CAPF/x.txt | capf | - | windows
case-4711/Trace/CAPF/x.txt | capf | - | windows
2024-05-01/Trace/CAPF/x.txt | capf | - | windows
Cisco/Trace/CAPF/x.txt | capf | - | windows
/home/kenji/Trace/CAPF/x.txt | capf | - | windows
C:/Users/kenji/Desktop/Trace/CAPF/x.txt | capf | - | windows
調査 [CM1]/Trace/CAPF/x.txt | capf | - | windows
new folder/CM-PUB/Trace/SDL/CCM/SDL001_100_000001.txt | sdl | CM-PUB | windows
`;

/** path | node; the form of the path proves it. */
const SURE = `
cm1.example.com_1/2020-05-15_00-28-40/cm/trace/ccm/sdl/SDL001_100_000218.txt | cm1.example.com
clstr-1-suba.example.lab/2016-07-28_23-48-26/syslog/CiscoSyslog | clstr-1-suba.example.lab
cucm_1/2020-05-15_00-28-40/cm/trace/tvs/sdi/tvs00000001.txt | cucm
10.1.1.5_1/2020-05-15_00-28-40/cm/trace/tvs/sdi/tvs00000001.txt | 10.1.1.5
cm1.example.com_1.zip!/2020-05-15_00-28-40/cm/trace/ccm/sdl/SDL001_100_000218.txt | cm1.example.com
[CM 5]/C/Program Files/Cisco/Trace/CCM/ccm00000001.txt | [CM 5]
[CM 5]/C/ctlinstall.log | [CM 5]
CM6 (pub)/Cisco/Trace/CCM/ccm00000001.txt | CM6 (pub)
サーバ4/C/Program Files/Cisco/Trace/CCM/ccm00000001.txt | サーバ4
サーバ4/C$/temp/trace.txt | サーバ4
[CM 5]/C/temp/trace.txt | [CM 5]
本社/Trace/CAPF/x.txt | 本社
tokyo/Program Files/Cisco/CTL Client/Trace/x.log | tokyo
tokyo/winnt/system32/Trace/x.txt | tokyo
tokyo/cm/trace/ccm/sdl/SDL001_100_000001.txt | tokyo
tokyo/var/log/active/cm/trace/ccm/sdl/SDL001_100_000001.txt | tokyo
case.zip!/CM1.zip!/Trace/CAPF/x.txt | CM1
//cm1.example.com/c$/Program Files/Cisco/Trace/CCM/ccm00000001.txt | cm1.example.com
`;

/** path | node; nothing proves it, or there is none. */
const UNSURE = `
CM1-PUB/application-events.txt | CM1-PUB
case 7/cucmsub1.example.com/CiscoSyslog | cucmsub1.example.com
hq-ccm-01/CAPF/x.txt | hq-ccm-01
cm1_2/2020-05-15_00-28-40/SDL001_100_000001.txt | cm1
SEP0C75BD44A1E0/console-2019-03-12.log | SEP0C75BD44A1E0
CM1/sep0c75bd44a1e0/0.log | SEP0C75BD44A1E0
phones/SEP0C75BD44A1E0.log | SEP0C75BD44A1E0
SEP0C75BD44A1E0.tar.gz!/0.log | SEP0C75BD44A1E0
SEP0C75BD44A1E0/ccm00000001.txt | -
TFTPPath/SEP0C75BD44A1E0.cnf.xml | -
SEP0C75BD44A1E0AB/x.log | -
t1/SDL001_100_000001.txt | -
trial2/SDL001_100_000001.txt | -
crc.zip!/SDL001_100_000001.txt | -
cm1.zip!/SDL001_100_000001.txt | -
upload7.zip!/Trace/CAPF/x.txt | -
cucm-11.5/SDL001_100_000001.txt | -
samples/cm/trace/ccm/sdl/SDL001_100_000001.txt | -
CUCM Traces/cm/trace/ccm/sdl/SDL001_100_000001.txt | -
CUCM 11.5 traces/cm/trace/ccm/sdl/SDL001_100_000001.txt | -
case_1/2020-05-15_00-28-40/cm/trace/ccm/sdl/SDL001_100_000001.txt | -
traces/2020-05-15_00-28-40/cm/trace/ccm/sdl/SDL001_100_000001.txt | -
2020-05-15_00-28-40/cm/trace/ccm/sdl/SDL001_100_000001.txt | -
case-4711/C/Program Files/Cisco/Trace/CCM/ccm00000001.txt | -
tokyo-logs/C/Program Files/Cisco/Trace/CCM/ccm00000001.txt | -
new folder (2)/Trace/CAPF/x.txt | -
ログ/C/Program Files/Cisco/Trace/CCM/ccm00000001.txt | -
新しいフォルダー/Trace/CAPF/x.txt | -
20240501/C/Program Files/Cisco/Trace/CCM/ccm00000001.txt | -
4711/Trace/CAPF/x.txt | -
tokyo/Cisco/notes.txt | -
study/a/notes.txt | -
../Trace/CAPF/x.txt | -
/mnt/c/Users/kenji/CM1-PUB/application-events.txt | CM1-PUB
/media/kenji/D/notes/x.txt | -
C:/cases/x.txt | -
`;

const pairs = (table: string) =>
  table
    .trim()
    .split("\n")
    .map((line) => line.split(" | ") as [string, string]);

describe("the node of a path", () => {
  test.each(pairs(SURE))("%s is surely %s", (path, node) => {
    expect(identifyPath(path)).toMatchObject({ node, nodeIsSure: true });
  });

  test.each(pairs(UNSURE))("%s is perhaps %s", (path, node) => {
    expect(identifyPath(path)).toMatchObject({ node: node === "-" ? null : node, nodeIsSure: false });
  });
});

describe("what a path tells", () => {
  test.each(
    CASES.trim()
      .split("\n")
      .map((line) => line.split(" | ")),
  )("%s is %s", (path, log, node, era) => {
    const identity = identifyPath(path as string);
    expect([identity.log ?? "-", identity.node ?? "-", identity.era ?? "-"]).toEqual([log, node, era]);
  });

  test("either slash gives the same answer", () => {
    for (const line of CASES.trim().split("\n")) {
      const path = (line.split(" | ")[0] as string).replaceAll("\\", "/");
      expect(identifyPath(path.replaceAll("/", "\\"))).toEqual(identifyPath(path));
    }
  });

  test("case decides neither the log nor the era", () => {
    for (const line of CASES.trim().split("\n")) {
      const path = line.split(" | ")[0] as string;
      const { log, era } = identifyPath(path);
      for (const other of [path.toUpperCase(), path.toLowerCase()])
        expect(identifyPath(other)).toMatchObject({ log, era });
    }
  });
});
