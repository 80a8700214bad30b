using Millibar.Engines.DuckDb;
using Millibar.Engines.Folders;
using Millibar.Engines.Tests.Queries;
using Millibar.Tables;

namespace Millibar.Engines.Tests.Folders;

public sealed class FolderFileTests : IDisposable
{
    private readonly ScratchFolder _scratch = new();
    private readonly string _folder;

    public FolderFileTests()
    {
        _folder = Directory.CreateDirectory(_scratch.File("data")).FullName;
        Write("b.csv", "zip,id,at,y\n00125,3,2024-02-02 10:00:00,Yes\n");
        Write("a.csv", "id,zip,at,y\n1,00123,2024-01-02,yes\n2,00124,,no\n");
        Write("c.jsonl", "{\"id\":4,\"zip\":\"00126\",\"at\":\"2024-03-01\",\"y\":\"no\"}\n");
        Write(".hidden", "whatever");
    }

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public async Task Files_are_joined_in_the_order_of_their_names_with_columns_by_name_and_the_target_as_written()
    {
        var path = _scratch.File("joined.parquet");
        var account = await FolderFile.WriteAsync(_folder, new DuckDbTableReader(), new ReadOptions { Target = "y" }, path, null, TestContext.Current.CancellationToken);
        var table = await new DuckDbTableReader().ReadAsync(path, new ReadOptions { Target = "y" }, TestContext.Current.CancellationToken);
        Assert.Equal((3, 4, 0), (account.Files, account.Rows, account.SetAside));
        Assert.Equal("1 2 3 4", Asked.Values(table, "id"));
        Assert.Equal("'00123' '00124' '00125' '00126'", Asked.Values(table, "zip"));
        Assert.Equal("2024-01-02T00:00:00 - 2024-02-02T10:00:00 2024-03-01T00:00:00", Asked.Values(table, "at"));
        Assert.Equal("'yes' 'no' 'Yes' 'no'", Asked.Values(table, "y"));
    }

    [Theory]
    [InlineData("id,zip,y\n5,00127,no\n", "folder-schema", "lacks \"at\"")]
    [InlineData("id,zip,at,y,z\n5,00127,,no,1\n", "folder-schema", "has \"z\" besides")]
    [InlineData("id,zip,at,y\nx5,00127,,no\n", "folder-schema", "\"id\" holds text in d.csv and numbers in a.csv")]
    [InlineData("id,zip,at,y\n5,00127,01/02/2024,no\n", "ambiguous-dates", "d.csv")]
    [InlineData("id,zip,at,y\n", "no-rows", "header")]
    [InlineData("id,zip,at,y\n5,00127,,no\n6,00128,,no\n7,00129\n8,00128,,no\n", "ragged-row", "")]
    public async Task A_file_that_does_not_fit_is_refused_by_name(string text, string code, string words)
    {
        Write("d.csv", text);
        var error = await RefusedAsync(code);
        Assert.Contains(words, error.Message, StringComparison.Ordinal);
        Assert.Contains("d.csv", error.Where, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_with_folders_with_other_files_or_with_nothing_is_refused()
    {
        Write("notes.docx", "x");
        Assert.Contains("notes.docx", (await RefusedAsync("folder-mixed")).Message, StringComparison.Ordinal);
        Directory.CreateDirectory(Path.Combine(_folder, "old"));
        Assert.Contains("old", (await RefusedAsync("folder-mixed")).Message, StringComparison.Ordinal);
        foreach (var file in Directory.GetFiles(_folder)) File.Delete(file);
        Directory.Delete(Path.Combine(_folder, "old"));
        await RefusedAsync("folder-empty");
    }

    private async Task<MillibarException> RefusedAsync(string code)
    {
        var error = await Assert.ThrowsAsync<MillibarException>(() => FolderFile.WriteAsync(_folder, new DuckDbTableReader(), new ReadOptions(), _scratch.File("x.parquet"), null, TestContext.Current.CancellationToken));
        Assert.Equal(code, error.Code);
        return error;
    }

    private void Write(string name, string text) => File.WriteAllText(Path.Combine(_folder, name), text);
}
