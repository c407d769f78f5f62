/** What the Japanese reports say about each kind of problem: what happened, then the next step. */
import type { Problem, ProblemKind } from "../../model/index.ts";
import { lossOf, type Reason, reasonText, remedyFor, detailText as text } from "./detail.ts";
import type { ProblemWords } from "./words.ts";

/** The Japanese words for every kind of problem. */
export const jaProblems = {
  "not-found": {
    name: "見つからないパス",
    message: (d) =>
      d.near
        ? `このパスには何もありません。${text(d, "near")} のことでしょうか。違う場合は、つづりと、ドライブまたは共有フォルダが接続されていることを確認してください。`
        : "このパスには何もありません。つづりと、ドライブまたは共有フォルダが接続されていることを確認してください。",
  },
  "no-permission": {
    name: "権限のないファイル",
    message: () =>
      "アクセスを拒否され、開けませんでした。読み取り権限のあるユーザで実行するか、自分のフォルダにコピーしてスキャンしてください。",
  },
  unreadable: {
    name: "読み取りエラー",
    message: (d) => `読み取りに失敗しました${why(d)}。${REMEDIES[remedyFor(d)]}`,
  },
  vanished: {
    name: "スキャン中になくなったファイル",
    message: () =>
      "一覧にはありましたが、読み取る前になくなりました。トレースは順に上書きされます。変化しないコピーをスキャンしてください。",
  },
  shrank: {
    name: "スキャン中に短くなったファイル",
    message: (d) =>
      `スキャン中に短くなりました${shrunkFromTo(d)}。上書きされた可能性があります。変化しないコピーをスキャンしてください。`,
  },
  "not-read": {
    name: "中断により読み取れなかったファイル",
    message: (d) =>
      `${d.bytes ? `${text(d, "bytes")} バイトまで読み取ったところで` : "読み取る前に"}スキャンが中断されました。スキャンを最後まで実行し直してください。`,
  },
  binary: {
    name: "テキスト以外（スキップ）",
    message: () => "テキストではないため読み飛ばしました。トレースのはずであれば、もう一度収集してください。",
  },
  "empty-file": {
    name: "空のファイル",
    message: () =>
      "中身がありません。記録があるはずの場合は、サーバでこのトレースが有効になっていることを確認し、もう一度収集してください。",
  },
  unrecognised: {
    name: "種類のわからないファイル",
    message: () => "既知のログに当てはまらないため、通常のテキストとして検索しました。",
  },
  "truncated-archive": {
    name: "途中で終わる圧縮ファイル",
    message: () =>
      "圧縮データが途中で終わっているため、そこまでを読み取りました。残りを読み取るには、コピーまたは収集をやり直してください。",
  },
  "still-written": {
    name: "収集時に書き込み中のファイル",
    message: () =>
      "サーバが書き込んでいる途中に収集されたため、末尾までを読み取りました。障害がこの後に発生した場合だけ、もう一度収集してください。",
  },
  "damaged-archive": {
    name: "壊れた圧縮ファイル",
    message: (d) =>
      ({
        rest: `圧縮データが壊れており${why(d)}、それより後は読み取っていません。${REMEDIES.copy}`,
        nothing: `すべて読み取りましたが、圧縮前の内容と一致しません${why(d)}。${REMEDIES.copy}`,
        tail: `圧縮データの後ろにある部分は読み取れませんでした${why(d)}。${REMEDIES.copy}`,
      })[lossOf(d)],
  },
  "encrypted-entry": {
    name: "暗号化されたファイル（スキップ）",
    message: () =>
      "暗号化されているため読み飛ばしました。パスワードを使って展開し、そのフォルダをスキャンしてください。",
  },
  "unsafe-name": {
    name: "安全でない名前（スキップ）",
    message: (d) =>
      `アーカイブの外を指す名前${text(d, "name", "（", "）")}のため読み飛ばしました。送り主を信頼できる場合は、手動で展開してそのフォルダをスキャンしてください。`,
  },
  "archive-ratio": {
    name: "展開時の膨張が大きすぎる（中止）",
    message: (d) =>
      `展開すると元のサイズに比べて大きくなりすぎる${text(d, "limit", "（上限 ", " 倍）")}ため中止しました。送り主を信頼できる場合は、手動で展開してそのフォルダをスキャンしてください。`,
  },
  "archive-size": {
    name: "展開後のサイズが大きすぎる（中止）",
    message: (d) =>
      `展開後のデータが大きすぎる${text(d, "limit", "（上限 ", " バイト）")}ため中止しました。送り主を信頼できる場合は、手動で展開してそのフォルダをスキャンしてください。`,
  },
  "archive-depth": {
    name: "入れ子が深すぎるアーカイブ（スキップ）",
    message: (d) =>
      `アーカイブの入れ子が深すぎる${text(d, "limit", "（上限 ", " 段）")}ため読み飛ばしました。外側のアーカイブを展開して、そのフォルダをスキャンしてください。`,
  },
  "archive-entries": {
    name: "ファイルが多すぎるアーカイブ（中止）",
    message: (d) =>
      `アーカイブ内のファイルが多すぎる${text(d, "limit", "（上限 ", " 個）")}ため中止しました。展開して、そのフォルダをスキャンしてください。`,
  },
  "link-loop": {
    name: "循環するリンク",
    message: () => "上位のフォルダに戻るリンクのため、たどりませんでした。失われたものはなく、対処は不要です。",
  },
  "same-file": {
    name: "同じファイル",
    message: (d) =>
      `${text(d, "other", "", " ") || "別のファイル"}と同じファイルのため、1 回だけ読み取りました。対処は不要です。`,
  },
  "special-file": {
    name: "デバイス、パイプ、ソケット（スキップ）",
    message: () =>
      "デバイス、パイプ、またはソケットのため読み飛ばしました。内容を読み取るには、ファイルに保存してください。",
  },
  "garbled-text": {
    name: "文字化け",
    message: (d) =>
      `文字コードに合わないバイトが${text(d, "count", " ", " 個")}あります。その付近の名前や値は正しく表示されないことがあります。元のファイルと比較してください。`,
  },
  "nul-run": {
    name: "NUL バイトの連続",
    message: (d) =>
      `NUL バイトが${text(d, "count", " ", " 個")}連続しています。サーバが突然停止すると残るもので、その時点の記録は失われています。当時サーバに何が起きたかを確認してください。`,
  },
  "long-line": {
    name: "非常に長い行",
    message: (d) =>
      `行が長すぎるため${text(d, "count", "（", " バイト）")}、全体は引用できません。全体を読むには、ファイルのこの位置を開いてください。`,
  },
  "wrong-encoding": {
    name: "合わない文字コードの指定",
    message: (d) =>
      `--encoding で指定した文字コード${text(d, "encoding", " ", " ")}に合わないバイトがあり、障害を検出できていない可能性があります。--encoding を指定せずにスキャンし直してください。`,
  },
  undated: {
    name: "推定の日付",
    message: (d) =>
      d.part === "year"
        ? "行に月日はありますが年がないため、ファイルの更新日時の年を使いました。年を判断に使う前に、コピーの際に更新日時が保たれたことを確認してください。"
        : "行、先頭行、ファイル名のいずれにも日付がないため、ファイルの更新日時を使いました。日付を判断に使う前に、コピーの際に更新日時が保たれたことを確認してください。",
  },
  "no-time": {
    name: "時刻のないレコード",
    message: () => "時刻のないレコードがあり、--since と --until では判定できません。位置は行番号で確認してください。",
  },
  "pattern-gave-up": {
    name: "中止されたパターン",
    message: (d) =>
      `パターン${text(d, "pattern", " ", " ")}は、行${text(d, "line", " ", " ")}のレコードで時間がかかりすぎたため、このファイルの残りでは使用していません。検出結果に漏れがあるかもしれません。"ccmtrace patterns check" で確認し、繰り返しに上限を付けてください。`,
  },
  "unused-zone": {
    name: "該当するサーバのない --source-tz",
    message: () =>
      "この名前のサーバのログが見つからないため、このタイム ゾーンは使われませんでした。このレポートに示されたサーバの名前と比較してください。",
  },
  "data-lost": {
    name: "読み取る前に失われたデータ",
    message: (d) =>
      `${text(d, "from", "", " から ")}${text(d, "to", "", " までのバイト")}${d.to === undefined ? "一部のデータ" : ""}は、読み取る前に上書きまたは削除されました。この部分の内容はレポートに含まれません。サーバに残すトレース ファイルの数を増やすか、サーバに近いマシンから監視してください。`,
  },
  replaced: {
    name: "監視していない間に置き換えられたファイル",
    message: () =>
      "前回の実行以降に別のファイルに置き換えられたか、切り詰められました。現在の内容を先頭から読み取ります。",
  },
  silent: {
    name: "書き込みのないログ",
    message: (d) =>
      `同じサーバの他のログには書き込みがありますが、${text(d, "log", "", " の")}このログには${text(d, "minutes", " ", " 分間")}書き込みがありません。サービスが動作していること、トレースが有効になっていることを確認してください。`,
  },
  pause: {
    name: "ログの中断",
    message: (d) =>
      `常に書き込まれるログですが、${text(d, "from", "", " から ")}${text(d, "to", "", " まで")}レコードがありません。その間にサービスが停止していなかったか確認してください。`,
  },
  "disk-full": {
    name: "ディスクの空き容量なし",
    message: () => "このディスクには空き容量がなく、何も書き込めません。空き容量を確保してください。",
  },
  "not-written": {
    name: "書き込めないファイル",
    message: (d) => `書き込めませんでした${why(d)}。再試行します。フォルダとディスクの空き容量を確認してください。`,
  },
  "patterns-kept": {
    name: "変更されたパターンを使用できません",
    message: (d) =>
      `パターンが変更されましたが、使用できません${text(d, "reason", "（", "）")}。以前のパターンを引き続き使用します。修正すると、すぐに反映されます。`,
  },
  "patterns-changed": {
    name: "パターンの変更",
    message: () =>
      "ここからは変更後のパターンを使用します。それより前の内容は以前のパターンで判定されています。--from start を指定すると、すべてを読み直します。",
  },
  "not-delivered": {
    name: "通知できません",
    message: (d) => `インシデントの通知が受け付けられませんでした${why(d)}。再試行します。`,
  },
  "given-up": {
    name: "通知されないインシデント",
    message: (d) =>
      `${text(d, "count", "", " 件の")}インシデントの通知を断念しました${why(d)}。内容はレポートで確認できます。コマンドまたはアドレスを確認してください。`,
  },
} satisfies Record<ProblemKind, ProblemWords>;

const REASON_WORDS: Readonly<Record<Reason, string>> = {
  checksum: "チェックサムの不一致",
  "bad-header": "ヘッダの誤り",
  "bad-deflate": "圧縮データの誤り",
  "wrong-size": "サイズの不一致",
  "trailing-bytes": "どこにも属さないデータ",
  "bad-directory": "アーカイブのディレクトリの破損",
  "no-directory": "アーカイブのディレクトリの欠落",
  overlap: "エントリの重なり",
  "unsupported-method": "対応していない圧縮方式",
  "unsupported-7z": "7z 形式",
  "unsupported-rar": "RAR 形式",
  "unsupported-xz": "xz 形式",
  "unsupported-zstd": "Zstandard 形式",
  "unsupported-cab": "CAB 形式",
  "unsupported-bzip2": "bzip2 形式",
  "temporary-file": "一時コピーを作成できない",
  "bad-name": "文字として読めない名前",
  EACCES: "アクセスの拒否",
  EPERM: "アクセスの拒否",
  EBUSY: "ほかのプログラムが使用中",
  EIO: "ディスクまたはネットワークの障害",
  EMFILE: "開いているファイルが多すぎる",
  ENAMETOOLONG: "パスが長すぎる",
  ENOENT: "存在しない",
  ENOSPC: "ディスクの空き容量不足",
  ETIMEDOUT: "ネットワークの無応答",
};

const REMEDIES: Readonly<Record<ReturnType<typeof remedyFor>, string>> = {
  copy: "コピーまたは収集をやり直し、そのコピーをスキャンしてください。",
  unpack: "手動で展開して、そのフォルダをスキャンしてください。",
  rename: "名前を変更して、スキャンし直してください。",
};

function why(detail: Problem["detail"]): string {
  return reasonText(detail, REASON_WORDS, (reason) => `（${reason}）`);
}

function shrunkFromTo(detail: Parameters<typeof text>[0]): string {
  const parts = [text(detail, "expected", "元は ", " バイト"), text(detail, "actual", "現在は ", " バイト")];
  const said = parts.filter((part) => part !== "").join("、");
  return said === "" ? "" : `（${said}）`;
}
