using System.Text;
using System.Text.Json;
using Millibar.Data.Queues;

namespace Millibar.Tests.Data.Queues;

public sealed class QueueFileTests
{
    private const string Csv = "purpose,size,note,good\ncar,1.5,\"a, b\",yes\nhouse,2,,\ncar,1.5,\"a, b\",\n";

    [Fact]
    public void An_item_keeps_its_name_when_its_label_comes_or_the_rows_are_sorted()
    {
        var before = ItemNames.OfContent(CsvTable.Parse("a.csv", Csv), 3);
        var after = ItemNames.OfContent(CsvTable.Parse("b.csv", "purpose,size,note,good\nhouse,2,,no\ncar,1.5,\"a, b\",yes\ncar,1.5,\"a, b\",no\n"), 3);
        Assert.Equal([before[1], before[0], before[2]], after);
        Assert.Equal(before[0] + "-2", before[2]);
    }

    [Fact]
    public void A_name_that_is_missing_or_stands_twice_is_refused_with_its_row()
    {
        var table = CsvTable.Parse("a.csv", "id,size\nx,1\ny,2\nx,3\n");
        var repeated = Assert.Throws<MillibarException>(() => ItemNames.OfColumn(table, 0));
        Assert.Equal("item-repeated", repeated.Code);
        Assert.Contains("Rows 1 and 3", repeated.Message, StringComparison.Ordinal);
        var missing = Assert.Throws<MillibarException>(() => ItemNames.OfColumn(CsvTable.Parse("a.csv", "id,size\nx,1\n,2\n"), 0));
        Assert.Equal("item-missing", missing.Code);
        Assert.Contains("Row 2", missing.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_csv_has_places_to_fill_in_and_hides_the_label()
    {
        var text = QueueFile.Write([new QueueItem("i1", 2, QueueOrder.Random, 0.25, 0.5, false), new QueueItem("i2", 1, QueueOrder.Decision, 0.5, null, true)], CsvTable.Parse("a.csv", Csv), [1, 0], 3);
        Assert.Equal("item,row,purpose,order,probability,doubt,label,annotator,data.purpose,size,note\ni1,2,train,random,0.25,0.5,,,house,2,\ni2,1,test,decision,0.5,,,,car,1.5,\"a, b\"\n", text);
    }

    [Fact]
    public void Label_studio_gets_one_task_an_item_and_a_configuration_that_shows_its_cells()
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream)) LabelStudioTasks.Write(json, [new QueueItem("i1", 2, QueueOrder.Random, 0.25, 0.5, false)], CsvTable.Parse("a.csv", Csv), [0], 3);
        Assert.Equal("""[{"data":{"item":"i1","row":2,"purpose":"train","order":"random","probability":0.25,"cells":{"purpose":"car","size":"1.5","note":"a, b"}}}]""", Encoding.UTF8.GetString(stream.ToArray()));
        var configuration = LabelStudioTasks.Configuration("good & bad", ["<1", "2"]);
        Assert.Contains("<Choice value=\"&lt;1\"/>", configuration, StringComparison.Ordinal);
        Assert.Contains("value=\"good &amp; bad?\"", configuration, StringComparison.Ordinal);
        Assert.Contains("<Number name=\"label\"", LabelStudioTasks.Configuration("size", []), StringComparison.Ordinal);
        System.Xml.Linq.XDocument.Parse(configuration);
    }
}
