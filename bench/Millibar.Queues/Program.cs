using System.Globalization;
using Millibar.Queues;

// Labels needed to reach a score: in the order of `label queue` against chance. Arguments: folder of data sets, seeds, seeds for slow sets, metric (accuracy or roc_auc), [sets].
var only = args.Length > 4 ? args[4].Split(',') : [];
await new LabelsNeeded(args[0], int.Parse(args[1], CultureInfo.InvariantCulture), int.Parse(args[2], CultureInfo.InvariantCulture), args[3]).RunAsync(only);
