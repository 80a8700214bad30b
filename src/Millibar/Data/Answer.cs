namespace Millibar.Data;

/// <summary>One answer.</summary>
/// <param name="Item">Index into <see cref="AnswerSheet.Items"/>.</param>
/// <param name="Annotator">Index into <see cref="AnswerSheet.Annotators"/>.</param>
/// <param name="Label">Index into <see cref="AnswerSheet.Labels"/>.</param>
/// <param name="At">When it was given (UTC); null when that is not known.</param>
internal readonly record struct Answer(int Item, int Annotator, int Label, DateTimeOffset? At);
