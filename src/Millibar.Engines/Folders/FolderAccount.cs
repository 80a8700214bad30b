using System.Collections.Immutable;
using Millibar.Tables;

namespace Millibar.Engines.Folders;

/// <summary>What became of a folder of files.</summary>
/// <param name="Files">Files read.</param>
/// <param name="Rows">Rows written.</param>
/// <param name="SetAside">Rows set aside in all files.</param>
/// <param name="Warnings">What the reader had to decide, file by file.</param>
internal sealed record FolderAccount(int Files, long Rows, int SetAside, ImmutableArray<(string File, ReadNote Note)> Warnings);
